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
  type References,
  SYSTOLIC,
  worst,
} from "./thresholds";

/**
 * A reading as the statements of this folder give it: texts in the order of READING_COLUMNS. An array, because keys
 * repeated a thousand times cost more to read than the numbers; of texts, because PostgreSQL writes an array of one
 * type in half the time of a mixed one.
 */
export type ReadingTuple = (string | null)[];
const WIDTH = 11;

/** Only the width is looked at: READING_COLUMNS makes the rest, and this is the hottest read. */
export const readingTuple = z.custom<ReadingTuple>(
  (row) => Array.isArray(row) && row.length === WIDTH,
);

/** The columns of a reading in the order of ReadingTuple, for an ARRAY. `r` is the table's name in the statement. */
export const READING_COLUMNS = `r.id::text, r.code, r.value::text, r.unit, r.comparator, r.text, r.canonical::text,
  r.systolic::text, r.diastolic::text, r.status::text, r.status_reason`;

/** A reading with its judgement for the age that the patient had. */
function toReading(tuple: ReadingTuple, age: AgeGroup, references: References): Reading {
  const [id, code, value, unit, comparator, text, canonical, systolic, diastolic, status] = tuple;
  const reading: Reading = {
    id: id ?? "",
    code: code ?? "",
    interpretation: "unknown",
    status: status === "final" ? "final" : "entered-in-error",
  };
  if (value) reading.value = Number(value);
  if (unit) reading.unit = unit;
  if (comparator) reading.comparator = comparator;
  if (text) reading.text = text;
  if (canonical) reading.canonical = Number(canonical);
  if (systolic) reading.systolic = Number(systolic);
  if (diastolic) reading.diastolic = Number(diastolic);
  const statusReason = tuple[WIDTH - 1];
  if (statusReason) reading.statusReason = statusReason;
  return judged(reading, age, references);
}

function judged(reading: Reading, age: AgeGroup, references: References): Reading {
  const parts = partsOf(reading, age, references);
  const { code, canonical, comparator } = reading;
  const whole: Judgement = parts
    ? worst(parts)
    : judge(code, measured(canonical ?? null, comparator), age, references);
  reading.interpretation = whole.state;
  if (whole.direction) reading.direction = whole.direction;
  // A number in a unit that nobody converts is a number all the same.
  if (whole.reason)
    reading.reason =
      whole.reason === "no_number" && reading.value !== undefined ? "no_reference" : whole.reason;
  if (parts) reading.components = { systolic: parts[0].state, diastolic: parts[1].state };
  return reading;
}

/** The judgements of a pressure's two numbers; undefined for anything else. */
function partsOf(
  { code, systolic, diastolic }: Reading,
  age: AgeGroup,
  references: References,
): [Judgement, Judgement] | undefined {
  if (code !== BLOOD_PRESSURE && code !== BLOOD_PRESSURE_IMPORTED) return undefined;
  return [
    judge(SYSTOLIC, measured(systolic ?? null), age, references),
    judge(DIASTOLIC, measured(diastolic ?? null), age, references),
  ];
}

const BOUNDS = ["<", "<=", ">=", ">"];

function measured(value: number | null, comparator: string | null = null): Measured | null {
  if (value === null || (comparator !== null && !BOUNDS.includes(comparator))) return null;
  return { value, comparator: comparator as Measured["comparator"] };
}

/** A set without its readings; `measured` is the moment as it was given, `at` the same in milliseconds. */
export type SetRow = {
  id: string;
  measured: string;
  at: number;
  note: string | null;
  origin: VitalSet["origin"];
  version: number;
};

/** A set with its readings, judged by the age at the time of measuring and by the clinic's references. */
export function toVitalSet(
  row: SetRow,
  readings: ReadingTuple[],
  birthDate: string | null,
  references: References,
): VitalSet {
  const age = ageGroupAt(birthDate, new Date(row.at));
  return {
    id: row.id,
    recordedAt: row.measured,
    note: row.note,
    origin: row.origin,
    version: row.version,
    readings: readings.map((tuple) => toReading(tuple, age, references)),
  };
}
