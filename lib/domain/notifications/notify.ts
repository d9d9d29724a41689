import { changeToTell } from "@/lib/domain/live/tell-change";
import type { Tx } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";

type News = {
  event: "alert";
  patientId: string | null;
  /** The row that it is about. */
  subjectId: string;
  memberIds: readonly string[];
};

/** Lets members know of an event, each once however often it is told. Gives how many did not know. */
export async function notify(
  tx: Tx,
  { event, patientId, subjectId, memberIds }: News,
): Promise<number> {
  const rows = memberIds.map((member) => ({ id: uuid7(), member }));
  if (rows.length === 0) return 0;
  const told = await tx.$queryRaw<{ memberId: string }[]>`
    INSERT INTO notifications (clinic_id, id, member_id, event, patient_id, subject_id)
    SELECT current_clinic(), id, member, ${event}, ${patientId}::uuid, ${subjectId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, member uuid)
    ON CONFLICT (clinic_id, member_id, event, subject_id) DO NOTHING
    RETURNING member_id AS "memberId"`;
  for (const { memberId } of told) await changeToTell(tx, { kind: "notifications", memberId });
  return told.length;
}
