import { workerPool } from "@/lib/platform/db/pools";
import type { QueueName } from "@/lib/platform/jobs/job";
import { QUEUES } from "@/lib/platform/jobs/job";
import type { Queues } from "@/lib/platform/jobs/queue";
import type { JobsState } from "@/lib/platform/jobs/state";
import { queueOf } from "./registry";

type Counted = {
  topic: string;
  unsent: number;
  /** Not due before a later hour. */
  later: number;
  failed: number;
  done: number;
  oldestMs: number;
};

const COUNTED = `
  SELECT topic, sum(unsent)::int AS unsent, sum(later)::int AS later, sum(failed)::int AS failed, sum(done)::int AS done,
    coalesce(max(oldest), 0)::float AS "oldestMs"
  FROM (
    SELECT topic, count(*) FILTER (WHERE sent_at IS NULL) AS unsent, 0 AS later, 0 AS failed, 0 AS done,
      extract(epoch FROM now() - min(greatest(created_at, due_at))) * 1000 AS oldest
    FROM outbox_messages WHERE done_at IS NULL AND parked IS NULL AND (due_at IS NULL OR due_at <= now()) GROUP BY topic
    UNION ALL
    SELECT topic, 0, count(*), 0, 0, NULL FROM outbox_messages
    WHERE done_at IS NULL AND parked IS NULL AND due_at > now() GROUP BY topic
    UNION ALL
    SELECT topic, 0, 0, count(*), 0, NULL FROM outbox_messages WHERE parked IS NOT NULL AND parked <> 'discarded' GROUP BY topic
    UNION ALL
    SELECT topic, 0, 0, 0, count(*), NULL FROM outbox_messages WHERE done_at > now() - interval '1 minute' GROUP BY topic
  ) parts GROUP BY topic`;

/** The queues as they are now, from the outbox and from Redis. */
export async function measureQueues(queues: Queues, worker: string): Promise<JobsState> {
  const { rows } = await workerPool().query<Counted>(COUNTED);
  const state = async (name: QueueName) => {
    const own = rows.filter(({ topic }) => queueOf(topic) === name);
    const sum = (of: (row: Counted) => number) => own.reduce((total, row) => total + of(row), 0);
    const counts = await queues[name].getJobCounts("waiting", "prioritized", "active", "delayed");
    return {
      name,
      waiting: sum(({ unsent }) => unsent) + (counts.waiting ?? 0) + (counts.prioritized ?? 0),
      running: counts.active ?? 0,
      delayed: (counts.delayed ?? 0) + sum(({ later }) => later),
      failed: sum(({ failed }) => failed),
      donePerMinute: sum(({ done }) => done),
      oldestMs: Math.round(Math.max(0, ...own.map(({ oldestMs }) => oldestMs))),
    };
  };
  return { at: Date.now(), worker, queues: await Promise.all(QUEUES.map(state)) };
}
