import { utc } from "@/lib/platform/db/utc";
import { type Note, note } from "./schema";
import { sealOfAddendum, sealOfNote } from "./seal";

const nameOf = (
  member: string,
) => `(SELECT u.name FROM memberships m JOIN users u ON u.id = m.user_id
  WHERE m.clinic_id = n.clinic_id AND m.id = ${member})`;

/** Characters that a list shows of a text. */
export const OPENING_LENGTH = 400;

// `n` is clinical_notes, `chart` the row of the door.
const HEAD = `'id', n.id, 'type', n.type, 'status', n.status, 'confidential', n.confidential,
  'occurredAt', ${utc("n.occurred_at")}, 'authorName', coalesce(n.author_name, ${nameOf("n.author_id")}), 'own', coalesce(n.author_id = $2::uuid, false),
  'diagnoses', n.diagnoses, 'summarised', (n.summary_found || n.summary_todo || n.summary_return) <> '',
  'opening', left(concat_ws(' ', nullif(n.assessment, ''), nullif(n.subjective, ''), nullif(n.plan, ''), nullif(n.objective, '')), ${OPENING_LENGTH}),
  'signedAt', ${utc("n.signed_at")}, 'signerName', n.signer_name, 'statusReason', n.status_reason,
  'editedAt', ${utc("n.edited_at")}, 'version', n.version`;

/** SQL of a note as lists show it. $2 is the reader's membership. */
export const NOTE_HEAD = `json_build_object(${HEAD})`;

/** SQL of the ids under which a note was sealed; `row` is clinical_notes. */
export const signedAsSql = (row: string) => `coalesce(${row}.signed_as,
  jsonb_build_object('noteId', ${row}.id, 'patientId', ${row}.patient_id, 'signerId', ${row}.signed_by_id))`;
/** The same of the addendum `a`. */
export const ADDENDUM_SIGNED_AS = `coalesce(a.signed_as,
  jsonb_build_object('addendumId', a.id, 'noteId', a.note_id, 'patientId', a.patient_id, 'signerId', a.signed_by_id))`;

/** SQL of a whole note with its addenda. */
export const NOTE = `(json_build_object(${HEAD},
  'subjective', n.subjective, 'objective', n.objective, 'assessment', n.assessment, 'plan', n.plan,
  'summaryFound', n.summary_found, 'summaryTodo', n.summary_todo, 'summaryReturn', n.summary_return,
  'contentHash', n.content_hash, 'signedAs', CASE WHEN n.status <> 'preliminary' THEN ${signedAsSql("n")} END, 'markedAt', ${utc("n.marked_at")}, 'markedBy', coalesce(n.marked_by_name, ${nameOf("n.marked_by_id")}),
  'editor', n.editor, 'intact', NULL,
  'addenda', coalesce((SELECT json_agg(json_build_object('id', a.id, 'text', a.text, 'contentHash', a.content_hash,
      'signedAs', ${ADDENDUM_SIGNED_AS}, 'signedAt', ${utc("a.signed_at")}, 'signerName', a.signer_name) ORDER BY a.signed_at, a.id)
    FROM note_addenda a WHERE a.clinic_id = n.clinic_id AND a.note_id = n.id), '[]')))`;

/**
 * SQL that is true of the notes `n` that this reader may know: their own drafts; what was signed; a patient neither
 * drafts nor what is confidential. $2 is the reader's membership, $3 the role.
 */
export const READABLE = `(CASE WHEN n.status = 'preliminary' THEN n.author_id = $2::uuid AND n.discarded_at IS NULL
  ELSE $3 <> 'patient' OR NOT n.confidential END)`;

/** The note that the statement gave, with its hash and those of its addenda compared. */
export async function toNote(found: unknown): Promise<Note> {
  const seen = note.parse(found);
  const { contentHash, signedAs: as, signerName, signedAt } = seen;
  if (!contentHash || !as || !signerName || !signedAt) return seen;
  const hashes = await Promise.all([
    sealOfNote(seen, { as, signerName, signedAt }),
    ...seen.addenda.map((one) => sealOfAddendum(one.text, { ...one, as: one.signedAs })),
  ]);
  const kept = [contentHash, ...seen.addenda.map((one) => one.contentHash)];
  return { ...seen, intact: hashes.every((hash, at) => hash === kept[at]) };
}
