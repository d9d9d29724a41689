import { changeRecords } from "@/lib/domain/patients/change-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { uuid7 } from "@/lib/platform/uuid7";
import { getNoteIn } from "./note-in-chart";
import type { Note, OpenNoteInput } from "./schema";

/** The part of a chart that everything of this domain is audited under. */
export const NOTES = { part: "notes" } as const;

/** Opens an empty draft of this doctor. Fails: not_found. */
export function openNote(
  actor: Actor,
  patientId: string,
  { type }: OpenNoteInput,
  clock: Clock = systemClock,
): Promise<Note> {
  return changeRecords(actor, patientId, NOTES, async (chart) => {
    const id = uuid7();
    const at = clock();
    await chart.tx.$executeRaw`
      INSERT INTO clinical_notes (clinic_id, patient_id, author_id, id, type, occurred_at, edited_at)
      VALUES (current_clinic(), ${patientId}::uuid, ${actor.memberId}::uuid, ${id}::uuid, ${type}::note_type, ${at}, ${at})`;
    return getNoteIn(chart, id);
  });
}
