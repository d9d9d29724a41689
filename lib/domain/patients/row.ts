import { z } from "zod";
import { displayName } from "./name";
import { gender, humanNames, type PatientSummary } from "./schema";

/** Columns of a list's row; `p` is the table's name in the statement. */
export const PATIENT_COLUMNS = `p.id, p.mrn, p.names, p.birth_date AS "birthDate", p.gender, p.deceased, p.sort_name AS "sortName"`;

export const patientRow = z.object({
  id: z.string(),
  mrn: z.string(),
  names: humanNames,
  birthDate: z.string().nullable(),
  gender,
  deceased: z.string().nullable(),
  sortName: z.string().nullable(),
  /** The words of the name that a search matched by their beginnings: one, or a pair. */
  term: z.string().optional(),
  other: z.string().optional(),
});
export type PatientRow = z.output<typeof patientRow>;

export function toPatientSummary({
  id,
  mrn,
  names,
  birthDate,
  gender,
  deceased,
}: PatientRow): PatientSummary {
  return { id, mrn, name: displayName(names), birthDate, gender, deceased };
}
