import { z } from "zod";
import { redis } from "../redis/redis";

const KEY = "jobs:state";
const KEPT_SECONDS = 24 * 60 * 60;

/** One queue as a worker saw it last; ages in milliseconds. */
const queueState = z.object({
  name: z.string(),
  /** In the outbox, not handed over yet, and in the queue. */
  waiting: z.number().int(),
  running: z.number().int(),
  /** Waiting for its next try. */
  delayed: z.number().int(),
  /** Waiting for a person. */
  failed: z.number().int(),
  donePerMinute: z.number().int(),
  oldestMs: z.number(),
});
const jobsState = z.object({
  at: z.number(),
  worker: z.string(),
  queues: z.array(queueState),
});
export type JobsState = z.infer<typeof jobsState>;

/** Told by each worker every few seconds: the web processes know the queues from here. */
export async function tellState(state: JobsState): Promise<void> {
  await redis().set(KEY, JSON.stringify(state), "EX", KEPT_SECONDS);
}

/** The last that a worker told; undefined when none did for a day. */
export async function lastState(): Promise<JobsState | undefined> {
  const stored = await redis().get(KEY);
  return stored ? jobsState.parse(JSON.parse(stored)) : undefined;
}

/** How long the oldest undone work has waited, in seconds, also when no worker is left to say so. */
export function oldestSeconds(state: JobsState, now: number): number {
  const oldest = Math.max(0, ...state.queues.map(({ oldestMs }) => oldestMs));
  return oldest === 0 ? 0 : Math.round((oldest + Math.max(0, now - state.at)) / 1000);
}
