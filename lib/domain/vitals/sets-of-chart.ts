import { z } from "zod";
import { isOfPatients } from "@/lib/domain/patients/is-of-patients";
import { groupTrends, pointsOf } from "./group-trends";
import { READING_COLUMNS, readingTuple, toVitalSet } from "./row";
import type { Trend, VitalSet } from "./schema";
import type { References } from "./thresholds";

// What other statements of a `chart` need to bring sets of readings along. `s` is vital_sets.

const MS = "(extract(epoch FROM s.measured_at) * 1000)::bigint";
/** SQL of where a set `s` is from: of the patient's side it is from home, whoever of them took it. */
export const ORIGIN = `CASE WHEN s.recorded_by_id IS NULL THEN 'imported'
  WHEN ${isOfPatients("s.clinic_id", "s.recorded_by_id")} THEN 'home' ELSE 'clinic' END`;

const tupleOf = (readings: string) =>
  `json_build_array(s.id, s.measured, ${MS}, s.note, ${ORIGIN}, s.version, ${readings})`;

/** SQL of a set `s` with all its readings, for `toSet`. */
export const SET_TUPLE =
  tupleOf(`(SELECT json_agg(ARRAY[${READING_COLUMNS}] ORDER BY r.id) FROM readings r
  WHERE r.clinic_id = current_clinic() AND r.vital_set_id = s.id)`);

export const setTuple = z.tuple([
  z.string(),
  z.string(),
  z.number(),
  z.string().nullable(),
  z.enum(["home", "clinic", "imported"]),
  z.number(),
  z.array(readingTuple).nullable(),
]);

/** A set as SET_TUPLE gave it, judged by the age at the time. */
export function toSet(
  [id, measured, at, note, origin, version, readings]: z.output<typeof setTuple>,
  birthDate: string | null,
  references: References,
): VitalSet {
  const set = { id, measured, at, note, origin, version };
  return toVitalSet(set, readings ?? [], birthDate, references);
}

const MOST_POINTS = 30;

/** SQL of the latest readings of each kind in a chart: an index range a kind, however many there are. */
export const LATEST_SIGNS = `(SELECT json_agg(${tupleOf(`json_build_array(ARRAY[${READING_COLUMNS}])`)} ORDER BY s.measured_at DESC, s.id DESC)
  FROM (SELECT DISTINCT k.code FROM readings k WHERE k.clinic_id = current_clinic() AND k.patient_id = chart."patientId") kinds
  CROSS JOIN LATERAL (SELECT * FROM readings x WHERE x.clinic_id = current_clinic() AND x.patient_id = chart."patientId"
    AND x.code = kinds.code AND x.status = 'final' ORDER BY x.measured_at DESC LIMIT ${MOST_POINTS}) r
  JOIN vital_sets s ON s.clinic_id = r.clinic_id AND s.id = r.vital_set_id)`;

/** What LATEST_SIGNS gave, a line a kind, in the order of forms. */
export function toSigns(found: unknown, birthDate: string | null, references: References): Trend[] {
  const tuples = z.array(setTuple).nullable().parse(found) ?? [];
  const sets = tuples.toReversed().map((tuple) => toSet(tuple, birthDate, references));
  return groupTrends(sets.flatMap(pointsOf));
}
