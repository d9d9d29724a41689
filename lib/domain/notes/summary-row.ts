import { utc } from "@/lib/platform/db/utc";
import { OPENING_LENGTH, READABLE } from "./note-row";

// `n` is clinical_notes; $2 is the reader's membership, $3 the role. Nothing else of the note may stand here.
const TOLD = "(n.summary_found || n.summary_todo || n.summary_return)";
const KEYS = `'id', n.id, 'type', n.type, 'status', n.status, 'occurredAt', ${utc("n.occurred_at")},
  'signedAt', ${utc("n.signed_at")}, 'signerName', n.signer_name,
  'statusReason', CASE WHEN $3 <> 'patient' OR NOT n.confidential THEN n.status_reason END`;

/** SQL of a visit summary as lists show it. */
export const SUMMARY_HEAD = `json_build_object(${KEYS}, 'opening', left(concat_ws(' ', nullif(n.summary_found, ''),
  nullif(n.summary_todo, ''), nullif(n.summary_return, '')), ${OPENING_LENGTH}))`;

/** SQL of a visit summary. */
export const SUMMARY_TEXTS = `json_build_object(${KEYS},
  'summaryFound', n.summary_found, 'summaryTodo', n.summary_todo, 'summaryReturn', n.summary_return)`;

/**
 * SQL that is true of the notes `n` whose summary this reader may see: to the patient it is released by signing, also
 * where the note is confidential.
 */
export const SUMMARY_READABLE = `(${TOLD} ~ '[^[:space:]]'
  AND CASE WHEN $3 = 'patient' THEN n.status <> 'preliminary' ELSE ${READABLE} END)`;
