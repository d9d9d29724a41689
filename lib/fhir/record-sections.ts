import { z } from "zod";
import { fileToFhir } from "@/lib/domain/documents/file-to-fhir";
import { documentToFhir } from "@/lib/domain/documents/to-fhir";
import { messageToFhir } from "@/lib/domain/messaging/to-fhir";
import { careToFhir } from "@/lib/domain/patients/care-to-fhir";
import { openNumber } from "@/lib/domain/patients/document-numbers";
import { isOfPatients } from "@/lib/domain/patients/is-of-patients";
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
import type { ClinicKey } from "@/lib/platform/crypto/sealed-by-clinic";
import { NOTE_VERSIONS, NOTES, NOTES_FOR_PATIENT } from "./note-sections";
import { RECORDED_BY, type RecordSection } from "./record-section";

const BY = `'recorded_by', ${RECORDED_BY("t.recorded_by_id")}`;
const CHANGED_HERE = "t.version > o.version";
const rowsOf = (table: string, row: string) =>
  `(SELECT coalesce(json_agg(${row} ORDER BY x.id), '[]') FROM ${table} x WHERE x.clinic_id = t.clinic_id AND x.patient_id = t.id)`;

const numbered = z.looseObject({
  identifiers: z.array(
    z.looseObject({ id: z.string(), value: z.string(), keyNumber: z.number().int().nullable() }),
  ),
});

/** The patient's own row, with their numbers as the clinic's keys open them. */
export const patientSection = (keys: readonly ClinicKey[]): RecordSection => {
  const opened = (given: unknown) => {
    const row = numbered.parse(given);
    const identifiers = row.identifiers.map((one) => ({ ...one, value: openNumber(keys, one) }));
    return { ...row, identifiers };
  };
  return {
    table: "patients",
    more: `'identifiers', ${rowsOf("patient_identifiers", "json_build_object('id', x.id, 'system', x.system, 'value', x.value, 'keyNumber', x.key_number)")},
    'telecoms', ${rowsOf("patient_telecoms", "json_build_object('system', x.system, 'use', x.use, 'value', x.value)")},
    'contacts', ${rowsOf("patient_contacts", "json_build_object('name', x.name, 'relationship_code', x.relationship_code, 'relationship', x.relationship, 'phone', x.phone)")}`,
    edited: CHANGED_HERE,
    toFhir: (row) => patientToFhir(opened(row)),
    change: (row, _names, original) => patientToFhir(opened(row), original),
  };
};

const SECTIONS: readonly RecordSection[] = [
  { table: "patient_coverages", toFhir: coverageToFhir },
  {
    table: "care_relationships",
    more: `'member', ${RECORDED_BY("t.member_id")}`,
    toFhir: careToFhir,
  },
  { table: "encounters", toFhir: encounterToFhir },
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

const CONDITIONS: RecordSection = {
  table: "conditions",
  more: `${BY}, 'note', t.note_id`,
  edited: CHANGED_HERE,
  toFhir: conditionToFhir,
};
const CONDITIONS_FOR_PATIENT: RecordSection = {
  ...CONDITIONS,
  more: `${BY}, 'note', (SELECT n.id FROM clinical_notes n WHERE n.clinic_id = t.clinic_id AND n.id = t.note_id AND NOT n.confidential)`,
  where: "NOT t.confidential",
};

const filesThat = (where: string): RecordSection => ({
  table: "files",
  more: `'author', ${RECORDED_BY("t.author_id")}`,
  where,
  toFhir: fileToFhir,
});
/** Messages, and of the files `f` that came with them those that leave too. */
const messagesWith = (files: string): RecordSection => ({
  table: "messages",
  more: `'subject', (SELECT x.subject FROM message_threads x WHERE x.clinic_id = t.clinic_id AND x.id = t.thread_id),
    'files', coalesce((SELECT json_agg(json_build_object('id', f.id, 'title', f.title) ORDER BY a.position)
      FROM message_attachments a JOIN files f ON f.clinic_id = a.clinic_id AND f.id = a.file_id
      WHERE a.clinic_id = t.clinic_id AND a.message_id = t.id AND ${files}), '[]')`,
  toFhir: messageToFhir,
});

const isClean = (file: string) => `${file}.state = 'clean'`;
const isPatients = (file: string) =>
  `${isClean(file)} AND (${isOfPatients(`${file}.clinic_id`, `${file}.author_id`)} OR (${file}.released_at IS NOT NULL AND ${file}.status = 'current'))`;
const WITH_FILES = [filesThat(isClean("t")), messagesWith(isClean("f"))];
const WITH_FILES_FOR_PATIENT = [filesThat(isPatients("t")), messagesWith(isPatients("f"))];

/**
 * What leaves with a record that this role takes away: a patient has the summary alone of a confidential note, and nothing
 * that they aren't told.
 */
export const sectionsFor = (role: Actor["role"]): readonly RecordSection[] =>
  role === "patient"
    ? [...SECTIONS, NOTES_FOR_PATIENT, CONDITIONS_FOR_PATIENT, ...WITH_FILES_FOR_PATIENT]
    : [...SECTIONS, NOTES, NOTE_VERSIONS, CONDITIONS, ...WITH_FILES];

/** SQL that joins what `more` of a section needs. */
export const joinOf = ({ table }: RecordSection) =>
  table === "readings"
    ? "JOIN vital_sets s ON s.clinic_id = t.clinic_id AND s.id = t.vital_set_id"
    : "";
