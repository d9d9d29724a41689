import { changeRecords } from "@/lib/domain/patients/change-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { templateOf } from "./list-templates";
import { NOTE, toNote } from "./note-row";
import type { Note, OpenNoteInput } from "./schema";

/** The part of a chart that everything of this domain is audited under. */
export const NOTES = { part: "notes" } as const;

/** Opens a draft of this doctor, from a template where one is named. Fails: not_found. */
export function openNote(
  actor: Actor,
  patientId: string,
  { type, templateId }: OpenNoteInput,
  clock: Clock = systemClock,
): Promise<Note> {
  return changeRecords(actor, patientId, NOTES, async ({ tx }) => {
    const template = templateId ? await templateOf(tx, actor, templateId) : undefined;
    const { subjective = "", objective = "", assessment = "", plan = "" } = template ?? {};
    const [opened] = await tx.$queryRawUnsafe<{ note: unknown }[]>(
      `WITH n AS (
         INSERT INTO clinical_notes (clinic_id, patient_id, author_id, id, type, occurred_at, edited_at,
           subjective, objective, assessment, plan)
         VALUES (current_clinic(), $1::uuid, $2::uuid, $3::uuid, $4::note_type, $5, $5, $6, $7, $8, $9) RETURNING *)
       SELECT ${NOTE} AS note FROM n`,
      patientId,
      actor.memberId,
      uuid7(),
      template?.type ?? type,
      clock(),
      subjective,
      objective,
      assessment,
      plan,
    );
    if (!opened) throw new AppError("not_found");
    return toNote(opened.note);
  });
}
