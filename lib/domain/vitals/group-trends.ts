import type { Trend, TrendPoint, VitalSet } from "./schema";
import { thin } from "./thin";
import { BLOOD_PRESSURE, BLOOD_PRESSURE_IMPORTED, RECORDABLE } from "./thresholds";

/** More points than this no screen tells apart. */
const MOST_POINTS = 300;

// The same measurement under an older code is one line.
const DRAWN_AS: Record<string, string> = {
  [BLOOD_PRESSURE_IMPORTED]: BLOOD_PRESSURE,
  "8331-1": "8310-5",
};

/** The right readings of a set, each with the time it was taken. */
export function pointsOf(set: VitalSet): TrendPoint[] {
  return set.readings
    .filter(({ status }) => status === "final")
    .map(({ status: _, statusReason: __, ...reading }) => ({
      ...reading,
      at: set.recordedAt,
      origin: set.origin,
    }));
}

/** A line for each kind of vital sign, in the order of forms. Points come in the order of time. */
export function groupTrends(points: readonly TrendPoint[]): Trend[] {
  const byCode = new Map<string, TrendPoint[]>();
  for (const point of points) {
    const code = DRAWN_AS[point.code] ?? point.code;
    const line = byCode.get(code);
    if (line) line.push(point);
    else byCode.set(code, [point]);
  }
  return [...byCode].map(toTrend).sort((a, b) => placeOf(a.code) - placeOf(b.code));
}

function toTrend([code, points]: [string, TrendPoint[]]): Trend {
  return { code, points: thin(points, MOST_POINTS), count: points.length };
}

const ORDER: readonly string[] = RECORDABLE;
const placeOf = (code: string) => (ORDER.includes(code) ? ORDER.indexOf(code) : ORDER.length);
