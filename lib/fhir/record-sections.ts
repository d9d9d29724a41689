import { documentToFhir } from "@/lib/domain/documents/to-fhir";
import { noteToFhir, noteToPatientFhir } from "@/lib/domain/notes/to-fhir";
import { coverageToFhir, patientToFhir } from "@/lib/domain/patients/to-fhir";
import { medicationToFhir } from "@/lib/domain/prescriptions/to-fhir";
import {
  immunizationToFhir,
  observationToFhir,
  procedureToFhir,
  reportToFhir,
} from "@/lib/domain/records/events-to-fhir";
import {
  allergyToFhir,
  conditionToFhir,
  encounterToFhir,
  statementToFhir,
} from "@/lib/domain/records/to-fhir";
import { readingChange, readingToFhir } from "@/lib/domain/vitals/to-fhir";
import type { Actor } from "@/lib/platform/auth/actor";
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

const RECORDED_BY = (
  member: string,
) => `(SELECT u.name FROM memberships m JOIN users u ON u.id = m.user_id
  WHERE m.clinic_id = t.clinic_id AND m.id = ${member})`;
const BY = `'recorded_by', ${RECORDED_BY("t.recorded_by_id")}`;
const CHANGED_HERE = "t.version > o.version";
const rowsOf = (table: string, row: string) =>
  `(SELECT coalesce(json_agg(${row} ORDER BY x.id), '[]') FROM ${table} x WHERE x.clinic_id = t.clinic_id AND x.patient_id = t.id)`;

export const PATIENT_SECTION: RecordSection = {
  table: "patients",
  more: `'identifiers', ${rowsOf("patient_identifiers", "json_build_object('system', x.system, 'value', x.value)")},
    'telecoms', ${rowsOf("patient_telecoms", "json_build_object('system', x.system, 'use', x.use, 'value', x.value)")},
    'contacts', ${rowsOf("patient_contacts", "json_build_object('name', x.name, 'relationship_code', x.relationship_code, 'relationship', x.relationship, 'phone', x.phone)")}`,
  edited: CHANGED_HERE,
  toFhir: (row) => patientToFhir(row),
  change: (row, _names, original) => patientToFhir(row, original),
};

const SECTIONS: readonly RecordSection[] = [
  { table: "patient_coverages", toFhir: coverageToFhir },
  { table: "encounters", toFhir: encounterToFhir },
  { table: "conditions", more: BY, edited: CHANGED_HERE, toFhir: conditionToFhir },
  { table: "allergy_intolerances", more: BY, edited: CHANGED_HERE, toFhir: allergyToFhir },
  {
    table: "no_known_allergies",
    more: `'recorded_by', coalesce(t.recorded_by_name, ${RECORDED_BY("t.recorded_by_id")})`,
    edited: "t.withdrawn_at IS NOT NULL",
    toFhir: statementToFhir,
  },
  {
    table: "medication_requests",
    more: BY,
    edited: CHANGED_HERE,
    toFhir: medicationToFhir,
    change: (row, names, { resourceType }) => medicationToFhir(row, names, resourceType),
  },
  { table: "procedures", toFhir: procedureToFhir },
  { table: "immunizations", toFhir: immunizationToFhir },
  { table: "document_references", toFhir: documentToFhir },
  {
    table: "diagnostic_reports",
    more: `'results', (SELECT json_agg(x.id ORDER BY x.id) FROM observations x
      WHERE x.clinic_id = t.clinic_id AND x.patient_id = t.patient_id AND x.diagnostic_report_id = t.id)`,
    toFhir: reportToFhir,
  },
  {
    table: "observations",
    more: "'value', t.value::text, 'components', t.components::text, 'reference_range', t.reference_range::text",
    toFhir: observationToFhir,
  },
  {
    table: "readings",
    more: `'value', t.value::text, 'systolic', t.systolic::text, 'diastolic', t.diastolic::text,
      'measured', s.measured, 'note', s.note, 'performer_id', s.performer_id,
      'recorded_by', ${RECORDED_BY("s.recorded_by_id")}`,
    edited: "t.status = 'entered-in-error' AND t.status_reason IS DISTINCT FROM 'imported'",
    toFhir: readingToFhir,
    change: readingChange,
  },
];

const ADDENDA = `(SELECT coalesce(json_agg(json_build_object('id', x.id, 'text', x.text, 'content_hash', x.content_hash,
    'signed_at', x.signed_at, 'signer_name', x.signer_name) ORDER BY x.signed_at, x.id), '[]')
  FROM note_addenda x WHERE x.clinic_id = t.clinic_id AND x.note_id = t.id)`;
const ADDED_HERE = `EXISTS (SELECT FROM note_addenda x WHERE x.clinic_id = t.clinic_id AND x.note_id = t.id
  AND x.signed_by_id IS NOT NULL)`;

// Drafts never leave.
const NOTES: RecordSection = {
  table: "clinical_notes",
  more: `'author', coalesce(t.author_name, ${RECORDED_BY("t.author_id")}), 'marked_by',
    coalesce(t.marked_by_name, ${RECORDED_BY("t.marked_by_id")}), 'addenda', ${ADDENDA}`,
  where: "t.status <> 'preliminary'",
  edited: ADDED_HERE,
  toFhir: noteToFhir,
};
const NOTES_FOR_PATIENT: RecordSection = {
  ...NOTES,
  where: `${NOTES.where} AND (NOT t.confidential
    OR (t.summary_found || t.summary_todo || t.summary_return) ~ '[^[:space:]]')`,
  edited: `t.confidential OR ${ADDED_HERE}`,
  toFhir: noteToPatientFhir,
};

/** What leaves with a record that this role takes away: a patient has the summary alone of a confidential note. */
export const sectionsFor = (role: Actor["role"]): readonly RecordSection[] => [
  ...SECTIONS,
  role === "patient" ? NOTES_FOR_PATIENT : NOTES,
];

/** SQL that joins what `more` of a section needs. */
export const joinOf = ({ table }: RecordSection) =>
  table === "readings"
    ? "JOIN vital_sets s ON s.clinic_id = t.clinic_id AND s.id = t.vital_set_id"
    : "";
