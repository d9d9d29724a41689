import type { FhirBody, FhirNames } from "@/lib/platform/fhir-write";

type Original = { resourceType: string } & Record<string, unknown>;

/** A table whose rows leave with the record. The place for another domain's rows: one entry more in SECTIONS. */
export type RecordSection = {
  table: string;
  /** What to-fhir needs beyond the row's own columns, as pairs of a SQL json_build_object. `t` is the row. */
  more?: string;
  /** SQL that is true of the rows that leave at all. */
  where?: string;
  /** SQL that is true of an imported row that was changed here; `o` is its original. */
  edited?: string;
  toFhir: (row: unknown, names: FhirNames) => FhirBody;
  /** What an edited row changes in its original; the same as toFhir when it isn't given. */
  change?: (row: unknown, names: FhirNames, original: Original) => Record<string, unknown>;
};

/** SQL of the name of a member, by the column of the row `t` that names them. */
export const RECORDED_BY = (
  member: string,
) => `(SELECT u.name FROM memberships m JOIN users u ON u.id = m.user_id
  WHERE m.clinic_id = t.clinic_id AND m.id = ${member})`;
