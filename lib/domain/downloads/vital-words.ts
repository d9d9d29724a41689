import type { Reading } from "@/lib/domain/vitals/schema";
import { unitLabel, unitsOf } from "@/lib/domain/vitals/units";
import type { PaperWords } from "./paper-words";

type Valued = Pick<
  Reading,
  "code" | "value" | "unit" | "comparator" | "text" | "canonical" | "systolic" | "diastolic"
>;

/** How documents say a reading: as staff read it. */
export function vitalWords({ t, number }: PaperWords) {
  const said = (key: string, or: string) => (t.has(key as never) ? t(key as never) : or);
  const name = (code: string): string => said(`vitals.codes.${code}`, code);
  const unit = (code: string, ucum = unitsOf(code)[0]?.ucum): string =>
    said(`vitals.units.${code}`, unitLabel(code, ucum));
  const measured = ({ code, value, unit: given, canonical, comparator, text }: Valued): string => {
    const shown = canonical ?? value;
    if (shown === undefined) return text ?? "–";
    const sign = comparator && comparator !== "ad" ? `${comparator} ` : "";
    const of = canonical === undefined ? unit(code, given) : unit(code) || given;
    return `${sign}${number(shown, 1)} ${of ?? ""}`.trim();
  };
  const value = (reading: Valued): string => {
    const sides = [reading.systolic, reading.diastolic];
    if (sides.every((side) => side === undefined)) return measured(reading);
    return `${sides.map((side) => (side === undefined ? "–" : number(side, 1))).join("/")} mmHg`;
  };
  const state = ({ interpretation, direction, reason }: Reading | TrendReading): string => {
    if (interpretation === "unknown") return said(`vitals.reason.${reason ?? "no_reference"}`, "");
    const word = t(`vitals.state.${interpretation}`);
    return direction ? t(`vitals.state.${direction}`, { state: word }) : word;
  };
  return { name, unit, value, state };
}
type TrendReading = Pick<Reading, "interpretation" | "direction" | "reason">;
