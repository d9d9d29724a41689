import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { groupTrends, pointsOf } from "./group-trends";
import { listVitals } from "./list-vitals";
import type { TrendRange, Trends, VitalSet } from "./schema";

const DAY = 86_400_000;
const DAYS: Record<TrendRange, number | undefined> = {
  "7d": 7,
  "1m": 30,
  "3m": 91,
  "6m": 182,
  all: undefined,
};
/** Each kind of vital sign over a period, in the order of forms; wrong readings left out. Fails: not_found. */
export async function listTrends(
  actor: Actor,
  patientId: string,
  range: TrendRange,
  clock: Clock = systemClock,
): Promise<Trends> {
  const until = clock();
  const days = DAYS[range];
  const from = days === undefined ? undefined : new Date(until.getTime() - days * DAY);
  const sets = await allSets(actor, patientId, from);
  const { references } = await clinicSettings(actor.clinicId);
  const first = sets.at(-1)?.recordedAt;
  return {
    from: (from ?? new Date(first ?? until)).toISOString(),
    until: until.toISOString(),
    items: groupTrends(sets.toReversed().flatMap(pointsOf)),
    references,
  };
}

/** Every set of the period, by pages of 500. */
async function allSets(
  actor: Actor,
  patientId: string,
  from: Date | undefined,
): Promise<VitalSet[]> {
  const sets: VitalSet[] = [];
  let cursor: string | undefined;
  do {
    const page = await listVitals(actor, patientId, {
      from: from?.toISOString(),
      limit: 500,
      cursor,
    });
    sets.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return sets;
}
