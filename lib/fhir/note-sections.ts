import { ADDENDUM_SIGNED_AS, signedAsSql } from "@/lib/domain/notes/note-row";
import { noteToFhir, noteToPatientFhir, versionToFhir } from "@/lib/domain/notes/to-fhir";
import { RECORDED_BY, type RecordSection } from "./record-section";

const ADDENDA = `(SELECT coalesce(json_agg(json_build_object('id', a.id, 'text', a.text, 'content_hash', a.content_hash,
    'signed_as', ${ADDENDUM_SIGNED_AS}, 'signed_at', a.signed_at, 'signer_name', a.signer_name) ORDER BY a.signed_at, a.id), '[]')
  FROM note_addenda a WHERE a.clinic_id = t.clinic_id AND a.note_id = t.id)`;
const ADDED_HERE = `EXISTS (SELECT FROM note_addenda x WHERE x.clinic_id = t.clinic_id AND x.note_id = t.id
  AND x.signed_by_id IS NOT NULL)`;
const HAS_VERSIONS = `EXISTS (SELECT FROM note_versions v WHERE v.clinic_id = t.clinic_id AND v.note_id = t.id)`;
const VERSIONS = `(SELECT coalesce(json_agg(v.id ORDER BY v.number), '[]') FROM note_versions v
  WHERE v.clinic_id = t.clinic_id AND v.note_id = t.id)`;
const MORE = `'author', coalesce(t.author_name, ${RECORDED_BY("t.author_id")}), 'marked_by',
  coalesce(t.marked_by_name, ${RECORDED_BY("t.marked_by_id")}), 'addenda', ${ADDENDA},
  'signed_as', ${signedAsSql("t")}`;

/** Notes that were signed; drafts never leave. */
export const NOTES: RecordSection = {
  table: "clinical_notes",
  more: `${MORE}, 'versions', ${VERSIONS}`,
  where: "t.status <> 'preliminary'",
  edited: ADDED_HERE,
  toFhir: noteToFhir,
};

/** As their patient takes them away: earlier versions are the author's, and of a confidential one there is the summary. */
export const NOTES_FOR_PATIENT: RecordSection = {
  ...NOTES,
  more: `${MORE}, 'versions', json_build_array()`,
  where: `${NOTES.where} AND (NOT t.confidential
    OR (t.summary_found || t.summary_todo || t.summary_return) ~ '[^[:space:]]')`,
  edited: `t.confidential OR ${ADDED_HERE} OR ${HAS_VERSIONS}`,
  toFhir: noteToPatientFhir,
};

/** What signed notes said before. */
export const NOTE_VERSIONS: RecordSection = {
  table: "note_versions",
  more: `'author', (SELECT coalesce(n.author_name, (SELECT u.name FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.clinic_id = n.clinic_id AND m.id = n.author_id))
    FROM clinical_notes n WHERE n.clinic_id = t.clinic_id AND n.id = t.note_id)`,
  where: `EXISTS (SELECT FROM clinical_notes n WHERE n.clinic_id = t.clinic_id AND n.id = t.note_id AND n.status <> 'preliminary')`,
  toFhir: versionToFhir,
};
