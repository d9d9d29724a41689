import { changeToTell } from "@/lib/domain/live/tell-change";
import { notifyPatient } from "@/lib/domain/notifications/notify";
import { changeRecords } from "@/lib/domain/patients/change-of-chart";
import type { Chart } from "@/lib/domain/patients/with-chart";
import { keepDiagnoses } from "@/lib/domain/records/conditions-of-note";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { AppError, type Fault } from "@/lib/platform/errors";
import { hashOfContent, saysSomething } from "./content";
import { getNoteIn, signerNameOf } from "./note-in-chart";
import { NOTES } from "./open-note";
import { CONTENT, whyNot } from "./save-draft";
import type { Note, SignNoteInput } from "./schema";
import { sealOfNote } from "./seal";

const AHEAD_MS = 5 * 60_000;

/**
 * Signs an own draft as it was shown: its hash must be that of what is stored; then words, patient, signer and time are sealed. Its diagnoses go to the problem list, its
 * summary to the patient. After it only addenda. Fails: not_found (no longer in this doctor's care, too), stale (it says
 * something else than what was shown), conflict (signed already; the patient has died and the signer doesn't say that
 * they know), invalid (empty, or of a time that cannot be).
 */
export function signNote(
  actor: Actor,
  { patientId, noteId }: { patientId: string; noteId: string },
  { contentHash, deceasedKnown }: SignNoteInput,
  version: number,
  clock: Clock = systemClock,
): Promise<Note> {
  return changeRecords(actor, patientId, NOTES, async (chart) => {
    const locked = await lockDraft(chart, noteId, version);
    if (!locked) throw await whyNot(chart, noteId);
    const draft = await getNoteIn(chart, noteId);
    if ((await hashOfContent(draft)) !== contentHash) throw new AppError("stale");
    if (chart.deceased && !deceasedKnown)
      throw new AppError("conflict", { message: "deceased_note" });
    const now = clock();
    requireSignable(draft, chart, now);
    await keepDiagnoses(chart, noteId, draft);
    const signerName = await signerNameOf(chart);
    const as = { noteId, patientId, signerId: actor.memberId ?? "" };
    const seal = await sealOfNote(draft, { as, signerName, signedAt: now.toISOString() });
    await chart.tx.$queryRawUnsafe(SIGN, noteId, seal, now, actor.memberId, signerName);
    // Nobody is told of a confidential one: that it was written says something already.
    if (!draft.confidential) await changeToTell(chart.tx, { kind: "notes", patientId });
    if (tellsPatient(draft))
      await notifyPatient(chart.tx, { event: "summary", patientId, subjectId: noteId });
    return getNoteIn(chart, noteId);
  });
}

/** Signing releases the summary to the patient, if there is one. */
const tellsPatient = ({ summaryFound, summaryTodo, summaryReturn }: Note) =>
  /\S/.test(summaryFound + summaryTodo + summaryReturn);

// What was signed is the last version too.
const SIGN = `
  WITH n AS (
    UPDATE clinical_notes SET status = 'final', content_hash = $2, signed_at = $3, signed_by_id = $4::uuid, signer_name = $5,
      version = version + 1
    WHERE clinic_id = current_clinic() AND id = $1::uuid RETURNING *)
  INSERT INTO note_versions (clinic_id, patient_id, note_id, number, content, saved_at)
  SELECT n.clinic_id, n.patient_id, n.id, n.version, ${CONTENT}, n.signed_at FROM n`;

async function lockDraft({ tx, actor, patientId }: Chart, noteId: string, version: number) {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT FROM clinical_notes WHERE clinic_id = current_clinic() AND patient_id = ${patientId}::uuid AND id = ${noteId}::uuid
      AND author_id = ${actor.memberId}::uuid AND version = ${version} AND status = 'preliminary' AND discarded_at IS NULL FOR UPDATE`;
  return found.length > 0;
}

function requireSignable(draft: Note, { birthDate }: Chart, now: Date): void {
  const at = Date.parse(draft.occurredAt);
  const faults: Fault[] = [];
  if (!saysSomething(draft)) faults.push({ path: "$", message: "empty_note" });
  if (at > now.getTime() + AHEAD_MS) faults.push({ path: "$.occurredAt", message: "in_future" });
  if (birthDate && draft.occurredAt.slice(0, birthDate.length) < birthDate)
    faults.push({ path: "$.occurredAt", message: "before_birth" });
  if (faults.length > 0) throw new AppError("invalid", { faults });
}
