import type { Edges } from "@/lib/domain/vitals/edges";

const AIR = 0.35;

/** The scale that the edges make, as charts show it: the normal band shaded, what is beyond it in the states' colours. */
export function BandPreview({ edges }: { edges: Edges }) {
  const { criticalLow, normalLow, normalHigh, criticalHigh } = edges;
  if (normalLow === undefined || normalHigh === undefined) return null;
  const lowest = criticalLow ?? normalLow;
  const highest = criticalHigh ?? normalHigh;
  const air = (highest - lowest || 1) * AIR;
  const from = criticalLow === undefined ? lowest : lowest - air;
  const until = criticalHigh === undefined ? highest : highest + air;
  const width = (low: number, high: number) =>
    `${(Math.max(0, high - low) / Math.max(until - from, Number.EPSILON)) * 100}%`;
  return (
    <div className="scale" aria-hidden="true">
      <span className="scale-critical" style={{ width: width(from, lowest) }} />
      <span className="scale-borderline" style={{ width: width(lowest, normalLow) }} />
      <span className="scale-normal" style={{ width: width(normalLow, normalHigh) }} />
      <span className="scale-borderline" style={{ width: width(normalHigh, highest) }} />
      <span className="scale-critical" style={{ width: width(highest, until) }} />
    </div>
  );
}
