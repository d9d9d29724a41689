import { Temporal } from "temporal-polyfill";
import { parseNumber } from "@/lib/browser/parse-number";
import type { RecordVitalsInput } from "@/lib/domain/vitals/schema";
import {
  type AgeGroup,
  BLOOD_PRESSURE,
  DIASTOLIC,
  type Judgement,
  judge,
  RECORDABLE,
  type References,
  referenceOf,
  SYSTOLIC,
} from "@/lib/domain/vitals/thresholds";
import { toCanonical, unitsOf } from "@/lib/domain/vitals/units";

/** What stands in the form: numbers as typed, by LOINC code (a pressure's two by theirs), each with its unit. */
export type Typed = {
  date: string;
  time: string;
  note: string;
  values: Record<string, string>;
  units: Record<string, string>;
};

export type FieldFault =
  | { kind: "notNumber" | "whole" | "both" }
  | { kind: "accepted"; low: number; high: number }
  | { kind: "above"; systolic: string; diastolic: string };

export const SINGLE_CODES = RECORDABLE.filter((code) => code !== BLOOD_PRESSURE);
const PAIN = "72514-3";
const AHEAD_MS = 5 * 60_000;

export const unitOf = (typed: Typed, code: string) =>
  typed.units[code] ?? unitsOf(code)[0]?.ucum ?? "";

function canonicalOf(typed: Typed, code: string): number | undefined {
  const value = parseNumber(typed.values[code] ?? "");
  if (value === undefined) return undefined;
  return Number(toCanonical(code, String(value), unitOf(typed, code)));
}

/** What is wrong with one field, as soon as it is left. */
export function faultOf(typed: Typed, code: string): FieldFault | undefined {
  const text = (typed.values[code] ?? "").trim();
  if (text === "") return undefined;
  const canonical = canonicalOf(typed, code);
  if (canonical === undefined) return { kind: "notNumber" };
  const accepted = referenceOf(code)?.accepted;
  if (accepted && (canonical < accepted.low || canonical > accepted.high))
    return { kind: "accepted", ...accepted };
  if (code === PAIN && !Number.isInteger(canonical)) return { kind: "whole" };
  return undefined;
}

/** What is wrong with the pressure as a whole: one half missing, or the two the wrong way round. */
export function pressureFault(typed: Typed): FieldFault | undefined {
  const [systolic = "", diastolic = ""] = [typed.values[SYSTOLIC], typed.values[DIASTOLIC]].map(
    (v) => v?.trim(),
  );
  if (!systolic && !diastolic) return undefined;
  if (!systolic || !diastolic) return { kind: "both" };
  const [sys, dia] = [canonicalOf(typed, SYSTOLIC), canonicalOf(typed, DIASTOLIC)];
  if (sys !== undefined && dia !== undefined && sys <= dia)
    return { kind: "above", systolic, diastolic };
  return undefined;
}

/** The judgement that the value will get, by the patient's age and the clinic's references. */
export function judgementOf(
  typed: Typed,
  code: string,
  age: AgeGroup,
  references?: References,
): Judgement | undefined {
  const canonical = canonicalOf(typed, code);
  return canonical === undefined || faultOf(typed, code)
    ? undefined
    : judge(code, { value: canonical }, age, references);
}

/** How many signs the form would record. */
export function countOf(typed: Typed): number {
  const filled = (code: string) => (typed.values[code] ?? "").trim() !== "";
  return SINGLE_CODES.filter(filled).length + (filled(SYSTOLIC) && filled(DIASTOLIC) ? 1 : 0);
}

/** The moment of wall-clock date and time in a zone; undefined when they aren't both there. */
export function momentOf(
  typed: Pick<Typed, "date" | "time">,
  timeZone: string,
): string | undefined {
  try {
    return Temporal.PlainDateTime.from(`${typed.date}T${typed.time}`)
      .toZonedDateTime(timeZone)
      .toInstant()
      .toString();
  } catch {
    return undefined;
  }
}

export function timeFault(typed: Typed, timeZone: string): "noTime" | "future" | undefined {
  const at = momentOf(typed, timeZone);
  if (!at) return "noTime";
  return Date.parse(at) > Date.now() + AHEAD_MS ? "future" : undefined;
}

/** Date and time of now in a zone, as date and time fields hold them. */
export function nowIn(timeZone: string): Pick<Typed, "date" | "time"> {
  const now = Temporal.Now.zonedDateTimeISO(timeZone);
  return { date: now.toPlainDate().toString(), time: now.toPlainTime().toString().slice(0, 5) };
}

/** The body to send; call it only when nothing is wrong. */
export function toInput(typed: Typed, timeZone: string): RecordVitalsInput {
  const given = (code: string) => ({
    code,
    value: parseNumber(typed.values[code] ?? "") ?? Number.NaN,
    unit: unitOf(typed, code),
  });
  const filled = (code: string) => (typed.values[code] ?? "").trim() !== "";
  const pressure = filled(SYSTOLIC)
    ? [{ code: BLOOD_PRESSURE, components: [given(SYSTOLIC), given(DIASTOLIC)] }]
    : [];
  const readings = [...pressure, ...SINGLE_CODES.filter(filled).map(given)];
  const note = typed.note.trim();
  return {
    recordedAt: momentOf(typed, timeZone) ?? "",
    ...(note && { note }),
    readings: readings as RecordVitalsInput["readings"],
  };
}
