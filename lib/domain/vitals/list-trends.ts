import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { listVitals } from "./list-vitals";
import type { Trend, TrendPoint, TrendRange, Trends, VitalSet } from "./schema";
import { thin } from "./thin";
import { BLOOD_PRESSURE, BLOOD_PRESSURE_IMPORTED, RECORDABLE } from "./thresholds";

const DAY = 86_400_000;
const DAYS: Record<TrendRange, number | undefined> = {
  "7d": 7,
  "1m": 30,
  "3m": 91,
  "6m": 182,
  all: undefined,
};
/** More points than this no screen tells apart. */
const MOST_POINTS = 300;

// The same measurement under an older code is one line.
const DRAWN_AS: Record<string, string> = {
  [BLOOD_PRESSURE_IMPORTED]: BLOOD_PRESSURE,
  "8331-1": "8310-5",
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
  const byCode = new Map<string, TrendPoint[]>();
  for (const set of sets.toReversed()) {
    for (const point of pointsOf(set)) {
      const code = DRAWN_AS[point.code] ?? point.code;
      const points = byCode.get(code);
      if (points) points.push(point);
      else byCode.set(code, [point]);
    }
  }
  const first = sets.at(-1)?.recordedAt;
  return {
    from: (from ?? new Date(first ?? until)).toISOString(),
    until: until.toISOString(),
    items: [...byCode].map(toTrend).sort((a, b) => placeOf(a.code) - placeOf(b.code)),
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

function pointsOf(set: VitalSet): TrendPoint[] {
  return set.readings
    .filter(({ status }) => status === "final")
    .map(({ status: _, statusReason: __, ...reading }) => ({
      ...reading,
      at: set.recordedAt,
      origin: set.origin,
    }));
}

function toTrend([code, points]: [string, TrendPoint[]]): Trend {
  return { code, points: thin(points, MOST_POINTS), count: points.length };
}

const ORDER: readonly string[] = RECORDABLE;
const placeOf = (code: string) => (ORDER.includes(code) ? ORDER.indexOf(code) : ORDER.length);
