import { changeRecords } from "@/lib/domain/patients/change-of-chart";
import type { Chart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { utc } from "@/lib/platform/db/utc";
import { AppError } from "@/lib/platform/errors";
import { NOTES } from "./open-note";
import type { SaveDraftInput, SavedDraft } from "./schema";

/** SQL of what a row `n` says, with the keys of noteContent. */
export const CONTENT = `jsonb_build_object('type', n.type, 'confidential', n.confidential,
  'occurredAt', ${utc("n.occurred_at")},
  'subjective', n.subjective, 'objective', n.objective, 'assessment', n.assessment, 'plan', n.plan,
  'summaryFound', n.summary_found, 'summaryTodo', n.summary_todo, 'summaryReturn', n.summary_return, 'diagnoses', n.diagnoses)`;

// One statement: the draft is changed, and what it said is kept as a version when another window had written it, or when
// the last version is two minutes old. $1 patient, $2 member, $3 note, $4 version, $5 editor, $6 now.
const SAVE = `
  WITH n AS (
    SELECT * FROM clinical_notes WHERE clinic_id = current_clinic() AND patient_id = $1::uuid AND author_id = $2::uuid
      AND id = $3::uuid AND version = $4 AND status = 'preliminary' AND discarded_at IS NULL FOR UPDATE),
  kept AS (
    INSERT INTO note_versions (clinic_id, patient_id, note_id, number, content, saved_at)
    SELECT n.clinic_id, n.patient_id, n.id, n.version, ${CONTENT}, n.edited_at FROM n
    WHERE n.version > 1 AND (n.editor IS DISTINCT FROM $5 OR NOT EXISTS (
      SELECT FROM note_versions v WHERE v.clinic_id = n.clinic_id AND v.note_id = n.id AND v.saved_at > $6::timestamptz - interval '2 minutes')))
  UPDATE clinical_notes t SET version = t.version + 1, editor = $5, edited_at = $6, type = $7::note_type, confidential = $8,
    occurred_at = $9::timestamptz, subjective = $10, objective = $11, assessment = $12, plan = $13, summary_found = $14,
    summary_todo = $15, summary_return = $16, diagnoses = $17::jsonb
  FROM n WHERE t.clinic_id = n.clinic_id AND t.id = n.id RETURNING t.version`;

/**
 * Keeps a draft as one window has it, on the version that this window read. Figure in docs/architecture.md (note-autosave).
 * Fails: not_found, stale (another window wrote meanwhile), conflict (signed or discarded meanwhile).
 */
export function saveDraft(
  actor: Actor,
  { patientId, noteId }: { patientId: string; noteId: string },
  { editor, ...content }: SaveDraftInput,
  version: number,
  clock: Clock = systemClock,
): Promise<SavedDraft> {
  return changeRecords(actor, patientId, NOTES, async (chart) => {
    const now = clock();
    const [saved] = await chart.tx.$queryRawUnsafe<{ version: number }[]>(
      SAVE,
      patientId,
      actor.memberId,
      noteId,
      version,
      editor,
      now,
      content.type,
      content.confidential,
      content.occurredAt,
      content.subjective,
      content.objective,
      content.assessment,
      content.plan,
      content.summaryFound,
      content.summaryTodo,
      content.summaryReturn,
      JSON.stringify(content.diagnoses),
    );
    if (!saved) throw await whyNot(chart, noteId);
    return { id: noteId, version: saved.version, editedAt: now.toISOString() };
  });
}

/** Why an own draft could not be changed: it isn't there, it was signed or discarded, or another window wrote. */
export async function whyNot({ tx, actor, patientId }: Chart, noteId: string): Promise<AppError> {
  const note = await tx.clinicalNote.findFirst({
    where: { clinicId: actor.clinicId, id: noteId, patientId, authorId: actor.memberId ?? "" },
    select: { status: true, discardedAt: true },
  });
  if (!note) return new AppError("not_found");
  if (note.status !== "preliminary") return new AppError("conflict", { message: "note_signed" });
  if (note.discardedAt) return new AppError("conflict", { message: "note_discarded" });
  return new AppError("stale");
}
