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

// A reading as the statements of this folder give it: an array, because keys repeated a thousand times cost more to read
// than the numbers.
export type ReadingTuple = [
  id: string,
  code: string,
  value: number | null,
  unit: string | null,
  comparator: string | null,
  text: string | null,
  canonical: number | null,
  systolic: number | null,
  diastolic: number | null,
  status: "final" | "entered-in-error",
  statusReason: string | null,
];
const WIDTH = 11;

/** Only the width is looked at: READING_COLUMNS and the columns' types make the rest, and this is the hottest read. */
export const readingTuple = z.custom<ReadingTuple>(
  (row) => Array.isArray(row) && row.length === WIDTH,
);

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
  const given = { value, unit, comparator, text, canonical, systolic, diastolic, statusReason };
  const reading: Reading = { id, code, ...without(given), interpretation: "unknown", status };
  const parts = partsOf(reading, age);
  const whole: Judgement = parts ? worst(parts) : judge(code, measured(canonical, comparator), age);
  reading.interpretation = whole.state;
  if (whole.direction) reading.direction = whole.direction;
  if (whole.reason) reading.reason = whole.reason;
  if (parts) reading.components = { systolic: parts[0].state, diastolic: parts[1].state };
  return reading;
}

type Given<T> = { [Key in keyof T]?: NonNullable<T[Key]> };

/** What is there of it. */
function without<T extends object>(nullable: T): Given<T> {
  const there: Given<T> = {};
  for (const key in nullable) {
    const value = nullable[key];
    if (value !== null) there[key] = value as NonNullable<typeof value>;
  }
  return there;
}

/** The judgements of a pressure's two numbers; undefined for anything else. */
function partsOf(
  { code, systolic, diastolic }: Reading,
  age: AgeGroup,
): [Judgement, Judgement] | undefined {
  if (code !== BLOOD_PRESSURE && code !== BLOOD_PRESSURE_IMPORTED) return undefined;
  return [
    judge(SYSTOLIC, measured(systolic ?? null), age),
    judge(DIASTOLIC, measured(diastolic ?? null), age),
  ];
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
