import { type JobsOptions, Queue } from "bullmq";
import type { MessageKey } from "../outbox/message";
import { queueConnection } from "../redis/redis";
import { QUEUES, type QueueName } from "./job";

/** What Redis holds of a job: which message of which clinic. Scheduled ones have none. */
export type JobData = Partial<MessageKey>;

export const PREFIX = "jobs";

// A message's id is the job's: handing it over twice is handing it over once. What is done leaves at once, what failed
// for good too: the outbox remembers both.
export type Tries = { most: number; firstPauseMs: number };
/** Eight within about two minutes. */
export const TRIES: Tries = { most: 8, firstPauseMs: 500 };
const optionsOf = ({ most, firstPauseMs }: Tries): JobsOptions => ({
  attempts: most,
  backoff: { type: "exponential", delay: firstPauseMs, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: true,
});

export type Queues = Record<QueueName, Queue<JobData>>;

/** Opens every queue on one connection; close() ends both. */
export function openQueues(tries = TRIES): { queues: Queues; close: () => Promise<void> } {
  const connection = queueConnection();
  const open = (name: QueueName) =>
    new Queue<JobData>(name, { connection, prefix: PREFIX, defaultJobOptions: optionsOf(tries) });
  const queues = Object.fromEntries(QUEUES.map((name) => [name, open(name)])) as Queues;
  return {
    queues,
    close: async () => {
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
      connection.disconnect();
    },
  };
}
