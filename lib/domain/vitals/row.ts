import { z } from "zod";
import type { Reading, VitalSet } from "./schema";
import {
  type AgeGroup,
  ageGroupAt,
  BLOOD_PRESSURE,
  BLOOD_PRESSURE_IMPORTED,
  DIASTOLIC,
  type Judgement,
  judge,
  type Measured,
  SYSTOLIC,
  worst,
} from "./thresholds";

// A row of a set as the statements of this folder give it: readings as arrays, because keys repeated a thousand times
// cost more to read than the numbers.
const comparator = z.enum(["<", "<=", ">=", ">", "ad"]).nullable();
export const readingTuple = z.tuple([
  z.string(), // id
  z.string(), // code
  z.number().nullable(), // value
  z.string().nullable(), // unit
  comparator,
  z.string().nullable(), // text
  z.number().nullable(), // canonical
  z.number().nullable(), // systolic
  z.number().nullable(), // diastolic
  z.enum(["final", "entered-in-error"]),
  z.string().nullable(), // status_reason
]);
export type ReadingTuple = z.output<typeof readingTuple>;

/** The columns of a reading in the order of ReadingTuple. `r` is the table's name in the statement. */
export const READING_COLUMNS = `json_build_array(r.id, r.code, r.value, r.unit, r.comparator, r.text, r.canonical,
  r.systolic, r.diastolic, r.status, r.status_reason)`;

/** A reading with its judgement for the age that the patient had. */
function toReading(tuple: ReadingTuple, age: AgeGroup): Reading {
  const [
    id,
    code,
    value,
    unit,
    comparator,
    text,
    canonical,
    systolic,
    diastolic,
    status,
    statusReason,
  ] = tuple;
  const parts = code === BLOOD_PRESSURE || code === BLOOD_PRESSURE_IMPORTED;
  const sys = parts ? judge(SYSTOLIC, measured(systolic), age) : null;
  const dia = parts ? judge(DIASTOLIC, measured(diastolic), age) : null;
  const whole: Judgement =
    sys && dia ? worst([sys, dia]) : judge(code, measured(canonical, comparator), age);
  return {
    id,
    code,
    value,
    unit,
    comparator,
    text,
    canonical,
    systolic,
    diastolic,
    interpretation: whole.state,
    direction: whole.direction ?? null,
    reason: whole.reason ?? null,
    components: sys && dia ? { systolic: sys.state, diastolic: dia.state } : null,
    status,
    statusReason,
  };
}

const BOUNDS = ["<", "<=", ">=", ">"];

function measured(value: number | null, comparator: string | null = null): Measured | null {
  if (value === null || (comparator !== null && !BOUNDS.includes(comparator))) return null;
  return { value, comparator: comparator as Measured["comparator"] };
}

/** A set with its readings, judged by the age at the time of measuring. */
export function toVitalSet(
  row: {
    id: string;
    measured: string;
    at: number;
    note: string | null;
    origin: VitalSet["origin"];
    version: number;
  },
  readings: ReadingTuple[],
  birthDate: string | null,
): VitalSet {
  const age = ageGroupAt(birthDate, new Date(row.at));
  return {
    id: row.id,
    recordedAt: row.measured,
    note: row.note,
    origin: row.origin,
    version: row.version,
    readings: readings.map((tuple) => toReading(tuple, age)),
  };
}
