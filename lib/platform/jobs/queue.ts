import { type JobsOptions, Queue } from "bullmq";
import type { MessageKey } from "../outbox/message";
import { queueConnection } from "../redis/redis";
import { QUEUES, type QueueName } from "./job";

/** What Redis holds of a job: which message of which clinic. Scheduled ones have none. */
export type JobData = Partial<MessageKey>;

export const PREFIX = "jobs";

// A message's id is the job's: handing it over twice is handing it over once. What is done leaves at once, what failed
// for good too: the outbox remembers both.
export type Tries = { most: number; firstPauseMs: number; longestPauseMs: number };
const MINUTE = 60_000;
/** Eight within about two minutes. */
const FEW: Tries = { most: 8, firstPauseMs: 500, longestPauseMs: MINUTE };
/** A mail server may be away for hours: the work itself says when that is too long. */
const MANY: Tries = { most: 5000, firstPauseMs: 500, longestPauseMs: MINUTE };
/** A storage or a scanner may be away for hours; a file that makes every try fail must not be tried for ever. */
const HOURS: Tries = { most: 500, firstPauseMs: 500, longestPauseMs: MINUTE };
export const TRIES: Record<QueueName, Tries> = {
  events: FEW,
  mail: MANY,
  files: HOURS,
  downloads: FEW,
  upkeep: FEW,
};

const BACKOFF = "longer-each-time";
const optionsOf = ({ most }: Tries): JobsOptions => ({
  attempts: most,
  backoff: { type: BACKOFF },
  removeOnComplete: true,
  removeOnFail: true,
});

/** Twice as long after each try up to the longest, and not all at the same moment. */
export function pauseAfter({ firstPauseMs, longestPauseMs }: Tries, tried: number): number {
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(tried - 1, 30));
  return Math.round(pause * (0.5 + Math.random() / 2));
}

export type Queues = Record<QueueName, Queue<JobData>>;

/** Opens every queue on one connection; close() ends both. */
export function openQueues(tries = TRIES): { queues: Queues; close: () => Promise<void> } {
  const connection = queueConnection();
  const open = (name: QueueName) =>
    new Queue<JobData>(name, {
      connection,
      prefix: PREFIX,
      defaultJobOptions: optionsOf(tries[name]),
    });
  const queues = Object.fromEntries(QUEUES.map((name) => [name, open(name)])) as Queues;
  return {
    queues,
    close: async () => {
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
      connection.disconnect();
    },
  };
}
