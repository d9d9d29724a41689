import type { TrendPoint } from "@/lib/domain/vitals/schema";
import {
  type Band,
  DIASTOLIC,
  type References,
  referenceOf,
  SYSTOLIC,
} from "@/lib/domain/vitals/thresholds";

const DAY = 86_400_000;
const SHORTEST_GAP = 4 * DAY;

export type Series = { code: string; band?: Band; pick: (point: TrendPoint) => number | undefined };

/** The lines of a chart, with the clinic's bands: two for a blood pressure, one for anything else. */
export function seriesOf(code: string, isPressure: boolean, references: References): Series[] {
  const band = (of: string) => referenceOf(of, references)?.normal;
  if (!isPressure) return [{ code, band: band(code), pick: ({ canonical }) => canonical }];
  return [
    { code: SYSTOLIC, band: band(SYSTOLIC), pick: ({ systolic }) => systolic },
    { code: DIASTOLIC, band: band(DIASTOLIC), pick: ({ diastolic }) => diastolic },
  ];
}

/** Lowest and highest value of a chart: all readings and the band, with air around; never flat. */
export function domainOf(
  values: readonly number[],
  bands: readonly Band[],
): { low: number; high: number } {
  const edges = bands.flatMap(({ low, high }) => [low, high]).filter((edge) => edge !== undefined);
  const all = [...values, ...edges];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const air = (high - low || Math.abs(high) || 1) * 0.12;
  return { low: low - air, high: high + air };
}

export type Gap = { from: number; until: number };

/**
 * Stretches without readings: longer than four days and than three times the usual distance of this patient's readings,
 * so that yearly ones are a line and a missed week of daily ones is a gap. Times in ms, in order.
 */
export function gapsOf(times: readonly number[]): Gap[] {
  const distances = times.slice(1).map((time, i) => time - (times[i] ?? time));
  const usual = distances.toSorted((a, b) => a - b)[Math.floor(distances.length / 2)] ?? 0;
  const longest = Math.max(SHORTEST_GAP, usual * 3);
  return distances.flatMap((distance, i) =>
    distance > longest ? [{ from: times[i] ?? 0, until: times[i + 1] ?? 0 }] : [],
  );
}

/** The values that label the axis: the band's limits first, then the ends of the data, none on top of another. */
export function labelsOf(
  values: readonly number[],
  bands: readonly Band[],
  domain: { low: number; high: number },
): number[] {
  const limits = bands.flatMap(({ low, high }) => [low, high]).filter((edge) => edge !== undefined);
  const fine = domain.high - domain.low < 10 ? 10 : 1;
  const ends = values.length > 0 ? [Math.max(...values), Math.min(...values)] : [];
  const room = (domain.high - domain.low) * 0.11;
  const shown: number[] = [];
  for (const label of [...limits, ...ends.map((end) => Math.round(end * fine) / fine)]) {
    if (shown.every((other) => Math.abs(other - label) >= room)) shown.push(label);
  }
  return shown;
}
