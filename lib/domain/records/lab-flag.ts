import type { Observation, ObservationRow } from "./schema";

export type LabFlag = "low" | "normal" | "high" | "unknown";
type Result = Pick<ObservationRow, "value" | "comparator" | "unit" | "referenceRange">;

/**
 * A result against its own reference range, which may have one side only. A bound (`<0.3`) is flagged only where every
 * value that it allows is: "<0.3" with a normal from 0.5 is low, "<4" with a normal to 5 is not known to be normal
 * unless the range has no lower side. Units must agree; without a range, or with only its words, it is unknown.
 */
export function labFlag({ value, comparator, unit, referenceRange }: Result): LabFlag {
  const range = referenceRange?.[0];
  if (value === null || !range || !usable(range, unit)) return "unknown";
  const [low, high] = [range.low?.value ?? -Infinity, range.high?.value ?? Infinity];
  const { least, most } = reach(value, comparator);
  if (most < low || (most === low && comparator === "<")) return "low";
  if (least > high || (least === high && comparator === ">")) return "high";
  return least >= low && most <= high ? "normal" : "unknown";
}

/** An observation with its flag. */
export const flagged = (row: ObservationRow): Observation => ({
  ...row,
  interpretation: labFlag(row),
});

type Range = NonNullable<ObservationRow["referenceRange"]>[number];

/** A range with a number on some side, in the result's own unit. */
function usable({ low, high }: Range, unit: string | null): boolean {
  const sides = [low, high].filter((side) => side?.value !== undefined);
  return sides.length > 0 && sides.every((side) => !side?.unit || !unit || side.unit === unit);
}

function reach(value: number, comparator: string | null): { least: number; most: number } {
  if (comparator?.startsWith("<")) return { least: -Infinity, most: value };
  if (comparator?.startsWith(">")) return { least: value, most: Infinity };
  return { least: value, most: value };
}
