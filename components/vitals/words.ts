import { useFormatter, useTranslations } from "next-intl";
import type { Reading } from "@/lib/domain/vitals/schema";
import { unitLabel, unitsOf } from "@/lib/domain/vitals/units";

type Judged = Pick<Reading, "interpretation" | "direction" | "reason">;
type Valued = Pick<
  Reading,
  "code" | "value" | "unit" | "comparator" | "text" | "canonical" | "systolic" | "diastolic"
>;

/** How readings are said: exact words for staff, everyday ones for patients at home. */
export function useVitalWords(home: boolean) {
  const t = useTranslations("vitals");
  const format = useFormatter();
  const number = (value: number) =>
    format.number(value, { maximumFractionDigits: 1, useGrouping: false });

  const name = (code: string): string => {
    if (home && t.has(`codesHome.${code}` as never)) return t(`codesHome.${code}` as never);
    return t.has(`codes.${code}` as never) ? t(`codes.${code}` as never) : code;
  };

  /** The unit of a code as the reader's language says it: lpm, bpm. Without a unit, the canonical one. */
  const unit = (code: string, ucum = unitsOf(code)[0]?.ucum): string =>
    t.has(`units.${code}` as never) ? t(`units.${code}` as never) : unitLabel(code, ucum);

  const state = ({ interpretation, direction, reason }: Judged): string => {
    if (interpretation === "unknown") return t(`reason.${reason ?? "no_reference"}` as never);
    if (home) {
      const key = interpretation === "normal" ? "normal" : `${interpretation}${direction ?? ""}`;
      return t(`stateHome.${key}` as never);
    }
    const word = t(`state.${interpretation}`);
    return direction ? t(`state.${direction}`, { state: word }) : word;
  };

  /** The number as it is read, in the canonical unit where it is known. */
  const value = (reading: Valued): { text: string; unit: string } => {
    const { code, canonical, systolic, diastolic, comparator, text } = reading;
    if (systolic !== undefined || diastolic !== undefined) {
      return {
        text: [systolic, diastolic].map((v) => (v === undefined ? "–" : number(v))).join("/"),
        unit: "mmHg",
      };
    }
    const sign = comparator && comparator !== "ad" ? `${comparator} ` : "";
    if (canonical !== undefined)
      return {
        text: sign + number(canonical),
        unit: unit(code, unitsOf(code)[0]?.ucum ?? reading.unit),
      };
    if (reading.value !== undefined)
      return { text: sign + number(reading.value), unit: unit(code, reading.unit) };
    return { text: text ?? "–", unit: "" };
  };

  /** What was typed or imported, to the last digit, where that differs from what is shown. */
  const asGiven = (reading: Valued): string | undefined => {
    const { code } = reading;
    if (reading.text !== undefined) return reading.text;
    if (reading.value === undefined) return undefined;
    const given = `${format.number(reading.value, { maximumFractionDigits: 15, useGrouping: false })} ${unit(code, reading.unit)}`;
    const shown = value(reading);
    return given === `${shown.text} ${shown.unit}` ? undefined : given;
  };

  return { name, unit, state, value, asGiven, number };
}
