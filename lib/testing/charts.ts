import { openNumber } from "@/lib/domain/patients/document-numbers";
import { exportRecord } from "@/lib/fhir/export-record";
import { importBundle } from "@/lib/fhir/import-bundle";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { readClinicKeys } from "@/lib/platform/crypto/clinic-keys";
import { NOBODY, queryAs, readAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { makeClinic } from "./factories";

const NAME = (member: string) =>
  `(SELECT u.name FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.id = t.${member})`;
// A row as the chart shows it, without ids, and without who it was that brought it here.
export const SECTIONS: Record<string, string> = {
  patients: `SELECT names, gender, birth_date, deceased, blood_type, language, time_zone, addresses FROM patients t`,
  patient_telecoms: "SELECT system, use, value, reversed FROM patient_telecoms t",
  patient_contacts: "SELECT name, relationship_code, relationship, phone FROM patient_contacts t",
  patient_coverages: "SELECT payer, number FROM patient_coverages t",
  conditions: `SELECT code_system, code, display, clinical_status, verification_status, onset, onset_at, abatement,
    recorded_date, status_reason, confidential, (SELECT e.display FROM encounters e WHERE e.id = t.encounter_id),
    (SELECT n.content_hash FROM clinical_notes n WHERE n.id = t.note_id) FROM conditions t`,
  allergies: `SELECT code_system, code, display, category, criticality, reaction, severity, clinical_status,
    verification_status, recorded_date, status_reason FROM allergy_intolerances t`,
  statements: `SELECT created_at, withdrawn_at, coalesce(recorded_by_name, (SELECT u.name FROM memberships m JOIN users u
    ON u.id = m.user_id WHERE m.id = t.recorded_by_id)) FROM no_known_allergies t`,
  medicines: `SELECT status, intent, reported, code_system, code, display, dosage, authored, authored_at, ended, status_reason,
    (SELECT p.names FROM practitioners p WHERE p.id = t.practitioner_id) FROM medication_requests t`,
  encounters: `SELECT status, class, code_system, code, display, reason, start, "end", start_at, end_at,
    (SELECT p.names FROM practitioners p WHERE p.id = t.practitioner_id) FROM encounters t`,
  procedures:
    "SELECT status, code_system, code, display, performed, performed_at FROM procedures t",
  immunizations: "SELECT status, code_system, code, display, occurrence FROM immunizations t",
  reports: `SELECT status, code, display, effective, conclusion,
    (SELECT count(*) FROM observations o WHERE o.diagnostic_report_id = t.id) FROM diagnostic_reports t`,
  labs: `SELECT status, category, code_system, code, display, effective, comparator, value::text, unit, value_text,
    components::text, reference_range::text FROM observations t`,
  readings: `SELECT code, status, status_reason, comparator, value::text, unit, text, canonical::text, systolic::text,
    diastolic::text, t.measured_at, s.measured, s.note, (SELECT count(*) FROM readings r WHERE r.vital_set_id = s.id),
    (SELECT p.names FROM practitioners p WHERE p.id = s.performer_id)
    FROM readings t JOIN vital_sets s ON s.id = t.vital_set_id`,
  notes: `SELECT type, status, confidential, occurred_at, subjective, objective, assessment, plan, summary_found, summary_todo,
    summary_return, diagnoses::text, content_hash, signed_at, signer_name, status_reason, marked_at,
    coalesce(author_name, ${NAME("author_id")}), coalesce(marked_by_name, ${NAME("marked_by_id")}),
    (SELECT json_agg(json_build_array(a.text, a.content_hash, a.signed_at, a.signer_name) ORDER BY a.signed_at, a.text)
      FROM note_addenda a WHERE a.note_id = t.id) FROM clinical_notes t`,
  versions: `SELECT number, content, saved_at, (SELECT n.content_hash FROM clinical_notes n WHERE n.id = t.note_id AND n.status <> 'preliminary')
    FROM note_versions t`,
  messages: `SELECT author_name, from_patient, body, urgent, sent_at, read_at, read_by_name,
    (SELECT x.subject FROM message_threads x WHERE x.id = t.thread_id),
    (SELECT x.last_message_at FROM message_threads x WHERE x.id = t.thread_id) FROM messages t`,
  documents:
    "SELECT status, code_system, code, display, content_type, date FROM document_references t",
};

/** What a statement finds in a clinic. */
export const rows = (clinicId: string, text: string, values: unknown[] = []) =>
  queryAs({ clinicId, userId: NOBODY, path: "seed" }, text, values);

/** A patient's document numbers, as "system value". */
export function numbersOf(clinicId: string, patientId: string): Promise<string[]> {
  return readAs({ clinicId, userId: NOBODY, path: "seed" }, async (tx) => {
    const keys = await readClinicKeys(tx);
    const found = await tx.patientIdentifier.findMany({ where: { patientId } });
    return found.map((one) => `${one.system} ${openNumber(keys, one)}`).sort();
  });
}

/** A patient's chart, section by section. */
export async function chartOf(clinicId: string, patientId: string) {
  const numbers = await numbersOf(clinicId, patientId);
  const chart: Record<string, string[]> = { numbers };
  for (const [name, text] of Object.entries(SECTIONS)) {
    const owner = name === "patients" ? "id" : "patient_id";
    const found = await rows(clinicId, `${text} WHERE t.${owner} = $1::uuid`, [patientId]);
    chart[name] = found.map((row) => JSON.stringify(row)).sort();
  }
  return chart;
}

/** A record as its text leaves. */
export async function textOf(actor: Actor, patientId: string): Promise<string> {
  const { body } = await exportRecord(actor, patientId);
  return new Response(body).text();
}

/** A clinic of its own with what a bundle brought. */
export async function importedInto(text: string) {
  const { clinicId } = await makeClinic(`import-${uuid7()}`);
  const result = await importBundle(systemActor(clinicId), Buffer.from(text), null);
  const [patient] = await rows(clinicId, "SELECT id FROM patients");
  return { clinicId, patientId: String(patient?.id), result };
}
