import { redis } from "@/lib/platform/redis/redis";
import { isOfChart, type Watched } from "./watched";

type Counting = { clinicId: string; what: "hour" | "night"; windowMs: number };
/** How many different charts somebody of the staff had opened within the window, up to this event. */
export type LookCount = { event: Watched; charts: number };

/** A backlog is counted in steps of this length, so that no window is skipped. */
const STEP_MS = 10 * 60_000;

/**
 * Counts different charts by person in a sliding window. The window is kept in Redis, one entry a chart: asking the log for
 * an hour of a busy person's looks would read them all at each seal.
 */
export async function looksOf(
  { clinicId, what, windowMs }: Counting,
  events: readonly Watched[],
): Promise<LookCount[]> {
  const counts: LookCount[] = [];
  for (const looks of byPersonAndStep(events).values()) {
    const event = looks.at(-1);
    if (!event) continue;
    const key = `audit:charts:${what}:${clinicId}:${event.actorId}`;
    const latest = looks.flatMap(({ at, patientId }) => [at.getTime(), patientId ?? ""]);
    const found = await redis()
      .multi()
      .zadd(key, "GT", ...latest)
      .zremrangebyscore(key, 0, event.at.getTime() - windowMs)
      .zcard(key)
      .pexpire(key, windowMs)
      .exec();
    counts.push({ event, charts: Number(found?.[2]?.[1] ?? 0) });
  }
  return counts;
}

function byPersonAndStep(events: readonly Watched[]): Map<string, Watched[]> {
  const groups = new Map<string, Watched[]>();
  for (const event of events) {
    if (!isOfChart(event) || event.role === "patient") continue;
    const key = `${event.actorId} ${Math.floor(event.at.getTime() / STEP_MS)}`;
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return groups;
}
