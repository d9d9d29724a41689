import { type Clock, systemClock } from "@/lib/platform/clock";
import { lastState } from "@/lib/platform/jobs/state";
import { type Queues, queues } from "./queue-schema";

const AWAY_MS = 10_000;

/** The queues as a worker told last. Ages go on growing while no worker is there to tell. */
export async function getQueues(clock: Clock = systemClock): Promise<Queues> {
  const state = await lastState();
  if (!state) return { measuredAt: null, worker: "away", queues: [] };
  const since = Math.max(0, clock().getTime() - state.at);
  return queues.parse({
    measuredAt: new Date(state.at).toISOString(),
    worker: since > AWAY_MS ? "away" : "running",
    queues: state.queues.map(({ oldestMs, ...queue }) => ({
      ...queue,
      oldestSeconds: oldestMs === 0 ? 0 : Math.round((oldestMs + since) / 1000),
    })),
  });
}
