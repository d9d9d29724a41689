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
  const value = (reading: Valued): string => {
    const { code, canonical, systolic, diastolic, comparator, text } = reading;
    if (systolic !== undefined || diastolic !== undefined) {
      const sides = [systolic, diastolic].map((v) => (v === undefined ? "–" : number(v, 1)));
      return `${sides.join("/")} mmHg`;
    }
    const sign = comparator && comparator !== "ad" ? `${comparator} ` : "";
    const given = canonical ?? reading.value;
    if (given === undefined) return text ?? "–";
    const of = canonical === undefined ? unit(code, reading.unit) : unit(code);
    return `${sign}${number(given, 1)} ${of || (reading.unit ?? "")}`.trim();
  };
  const state = ({ interpretation, direction, reason }: Reading | TrendReading): string => {
    if (interpretation === "unknown") return said(`vitals.reason.${reason ?? "no_reference"}`, "");
    const word = t(`vitals.state.${interpretation}`);
    return direction ? t(`vitals.state.${direction}`, { state: word }) : word;
  };
  return { name, unit, value, state };
}
type TrendReading = Pick<Reading, "interpretation" | "direction" | "reason">;
