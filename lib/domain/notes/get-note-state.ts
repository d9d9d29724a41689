import { glanceAtChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { utc } from "@/lib/platform/db/utc";
import { AppError } from "@/lib/platform/errors";
import { type NoteState, noteState } from "./schema";

/**
 * Whether a note of one's own still stands as a window has it: asked every few seconds by an open editor, so it is no look
 * into the chart and tells nothing of it. Fails: not_found (put away, too).
 */
export async function getNoteState(
  actor: Actor,
  patientId: string,
  noteId: string,
): Promise<NoteState> {
  const row = await glanceAtChart(
    actor,
    patientId,
    "notes",
    `SELECT chart.why, (SELECT json_build_object('status', n.status, 'version', n.version, 'editor', n.editor,
         'editedAt', ${utc("n.edited_at")}) FROM clinical_notes n
       WHERE n.clinic_id = current_clinic() AND n.patient_id = chart."patientId" AND n.id = $4::uuid
         AND n.author_id = $2::uuid AND n.discarded_at IS NULL) AS state FROM chart`,
    [noteId],
  );
  if (!row.state) throw new AppError("not_found");
  return noteState.parse(row.state);
}
