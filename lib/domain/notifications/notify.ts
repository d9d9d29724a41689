import { changeToTell } from "@/lib/domain/live/tell-change";
import type { Tx } from "@/lib/platform/db/scope";
import { sendLater } from "@/lib/platform/outbox/send-later";
import { uuid7 } from "@/lib/platform/uuid7";
import { mailDue } from "./jobs";
import type { NotificationEvent } from "./schema";

type News = {
  event: NotificationEvent;
  patientId: string | null;
  /** The row that it is about. */
  subjectId: string;
  memberIds: readonly string[];
};

type Told = { id: string; memberId: string };

/**
 * Lets members know of an event, each once however often it is told: in the product now, and by mail. Gives how many did
 * not know.
 */
export async function notify(
  tx: Tx,
  { event, patientId, subjectId, memberIds }: News,
): Promise<number> {
  const rows = memberIds.map((member) => ({ id: uuid7(), member }));
  if (rows.length === 0) return 0;
  const told = await tx.$queryRaw<Told[]>`
    INSERT INTO notifications (clinic_id, id, member_id, event, patient_id, subject_id)
    SELECT current_clinic(), id, member, ${event}, ${patientId}::uuid, ${subjectId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, member uuid)
    ON CONFLICT (clinic_id, member_id, event, subject_id) DO NOTHING
    RETURNING id, member_id AS "memberId"`;
  for (const { memberId } of told) await changeToTell(tx, { kind: "notifications", memberId });
  await deliverLater(tx, told);
  return told.length;
}

async function deliverLater(tx: Tx, told: readonly Told[]): Promise<void> {
  for (const { id: notificationId } of told) {
    const deliveryId = uuid7();
    await tx.$executeRaw`
      INSERT INTO deliveries (clinic_id, id, notification_id, channel)
      VALUES (current_clinic(), ${deliveryId}::uuid, ${notificationId}::uuid, 'email')`;
    await sendLater(tx, mailDue, { deliveryId });
  }
}

/** Lets a patient know of something in their own chart; nobody, where they have no account or have died. */
export async function notifyPatient(
  tx: Tx,
  news: Omit<News, "memberIds" | "patientId"> & { patientId: string },
): Promise<void> {
  const [patient] = await tx.$queryRaw<{ memberId: string | null }[]>`
    SELECT member_id AS "memberId" FROM patients
    WHERE clinic_id = current_clinic() AND id = ${news.patientId}::uuid AND deceased IS NULL`;
  if (patient?.memberId) await notify(tx, { ...news, memberIds: [patient.memberId] });
}
