import { type Job, Worker } from "bullmq";
import { systemActor } from "@/lib/platform/auth/actor";
import { env } from "@/lib/platform/env";
import { report } from "@/lib/platform/http/report";
import { QUEUES, type QueueName } from "@/lib/platform/jobs/job";
import {
  type JobData,
  openQueues,
  PREFIX,
  pauseAfter,
  type Queues,
  TRIES,
} from "@/lib/platform/jobs/queue";
import { tellState } from "@/lib/platform/jobs/state";
import { log } from "@/lib/platform/log/log";
import { type MessageKey, park } from "@/lib/platform/outbox/message";
import { type Handed, listen, relayOnce, releaseKnown } from "@/lib/platform/outbox/relay";
import { queueConnection } from "@/lib/platform/redis/redis";
import { uuid7 } from "@/lib/platform/uuid7";
import { doMessage } from "./do-message";
import { keepAudit } from "./keep-audit";
import { measureQueues } from "./measure";
import { isUrgent, KNOWN, queueOf } from "./registry";
import { failed, repeat } from "./repeat";
import { runScheduled, writeSchedule } from "./schedule";

const AT_ONCE: Record<QueueName, number> = {
  events: 10,
  mail: 5,
  files: 2,
  downloads: 2,
  upkeep: 1,
};
const ORDINARY = 10;
const POLL_MS = 1000;
const TELL_MS = 2000;
// A killed worker's job is another's after this; the relay would hand it again anyway, and its effect is there once.
const LOCK_MS = 5000;
const STALLED_MS = 2000;

/** Relay, queues and schedule of one process. stop() lets what runs finish, for `patience` ms at most. */
export async function startWorker(
  tries = TRIES,
): Promise<{ stop: (patience?: number) => Promise<void> }> {
  const { queues, close } = openQueues(tries);
  const connection = queueConnection();
  const workers = QUEUES.map(
    (name) =>
      new Worker<JobData>(name, doJob, {
        connection,
        prefix: PREFIX,
        concurrency: AT_ONCE[name],
        // Counted over all workers.
        limiter: name === "mail" ? { max: env().MAIL_PER_SECOND, duration: 1000 } : undefined,
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_MS,
        maxStalledCount: tries[name].most,
        settings: { backoffStrategy: (tried) => pauseAfter(tries[name], tried) },
      }),
  );
  for (const worker of workers) {
    worker.on("error", () => {}); // Redis is away: it comes back by itself
    worker.on("failed", (job, error) => void afterFailure(job, error));
  }
  const relay = repeat(POLL_MS, async () => {
    while ((await relayOnce((messages) => handOver(queues, messages))) > 0);
  });
  const unlisten = listen(relay.wake);
  const name = uuid7();
  const audit = keepAudit();
  const telling = repeat(TELL_MS, async () => tellState(await measureQueues(queues, name)));
  await releaseKnown(KNOWN);
  void writeSchedule(queues).catch(failed("schedule"));
  return {
    stop: async (patience = 20_000) => {
      const finished = Promise.all([
        unlisten(),
        relay.stop(),
        telling.stop(),
        audit.stop(),
        ...workers.map((worker) => worker.close()),
      ]);
      // Without Redis nothing finishes; what was under way is another worker's soon.
      await Promise.race([finished, new Promise((done) => setTimeout(done, patience).unref())]);
      await close();
      connection.disconnect();
    },
  };
}

async function handOver(queues: Queues, messages: Handed[]): Promise<void> {
  for (const name of QUEUES) {
    const own = messages.filter(({ topic }) => queueOf(topic) === name);
    const jobs = own.map(({ clinicId, id, topic }) => ({
      name: topic,
      data: { clinicId, id },
      // The queue takes what has no priority first.
      opts: { jobId: id, ...(!isUrgent(topic) && { priority: ORDINARY }) },
    }));
    if (jobs.length > 0) await queues[name].addBulk(jobs);
  }
}

async function doJob(job: Job<JobData>): Promise<void> {
  const began = performance.now();
  const { clinicId, id } = job.data;
  try {
    if (clinicId && id) await doMessage({ clinicId, id });
    else await runScheduled(job.name);
  } catch (error) {
    if (isLast(job, 1)) void report(error, { route: job.name });
    throw kindOnly(error);
  }
  const ms = Math.round((performance.now() - began) * 10) / 10;
  log().info({ job: job.id, topic: job.name, ms, clinicId, tries: job.attemptsMade + 1 }, "job");
}

/** What the queue may keep of an error: its kind. Its words and its stack can quote a row. */
function kindOnly(error: unknown): Error {
  const { name = "Error", code = "" } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const plain = new Error(`${name} ${code}`.trim());
  plain.stack = plain.message;
  return plain;
}

const isLast = (job: Job<JobData>, more = 0) => job.attemptsMade + more >= (job.opts.attempts ?? 1);

/** After the last try a message waits for a person, with the kind of the error and nothing of its words. */
async function afterFailure(job: Job<JobData> | undefined, error: Error): Promise<void> {
  const { clinicId, id } = job?.data ?? {};
  const line = { job: job?.id, topic: job?.name, clinicId, kind: error.message };
  log().warn(line, "job failed");
  if (job && isLast(job) && clinicId && id) await setAside({ clinicId, id }, error);
}

const setAside = (key: MessageKey, error: Error) =>
  park(systemActor(key.clinicId), key, "failed", error.message).catch(failed("park"));
