import type { Chart } from "@/lib/domain/patients/with-chart";
import { AppError } from "@/lib/platform/errors";
import { NOTE, READABLE, toNote } from "./note-row";
import type { Note } from "./schema";

/** A note in the transaction that works on it. Fails: not_found. */
export async function getNoteIn({ tx, actor, patientId }: Chart, noteId: string): Promise<Note> {
  const [row] = await tx.$queryRawUnsafe<{ note: unknown }[]>(
    `SELECT ${NOTE} AS note FROM clinical_notes n WHERE n.clinic_id = current_clinic() AND n.patient_id = $1::uuid
       AND n.id = $4::uuid AND ${READABLE}`,
    patientId,
    actor.memberId,
    actor.role,
    noteId,
  );
  if (!row) throw new AppError("not_found");
  return toNote(row.note);
}

/** The name that this person signs with, kept as it is now. */
export async function signerNameOf({ tx, actor }: Chart): Promise<string> {
  const { name } = await tx.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { name: true },
  });
  return name;
}
