import { z } from "zod";
import { changeToTell } from "@/lib/domain/live/tell-change";
import { settingsIn } from "@/lib/domain/settings/clinic-settings";
import type { Tx } from "@/lib/platform/db/scope";
import { sendLater } from "@/lib/platform/outbox/send-later";
import { uuid7 } from "@/lib/platform/uuid7";
import { type ClinicWays, chosen, isWanted } from "./choice-row";
import { mailDue, urgentMailDue } from "./jobs";
import { CHANNELS, isCritical, type NotificationEvent } from "./parts";

type News = {
  event: NotificationEvent;
  patientId: string | null;
  /** The row that it is about. */
  subjectId: string;
  memberIds: readonly string[];
};

type Told = { id: string; memberId: string };
const toldMember = z.object({
  memberId: z.string(),
  role: z.string(),
  ways: chosen.shape.ways,
  hasBrowser: z.boolean(),
});
type ToldMember = z.output<typeof toldMember>;

/**
 * Lets members know of an event, each once however often it is told: in the product now, and by the ways that they
 * want. Gives how many did not know.
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
  await deliverLater(tx, event, told);
  return told.length;
}

/** Asks for what leaves the product: by each way that the person wants, else their clinic. */
async function deliverLater(
  tx: Tx,
  event: NotificationEvent,
  told: readonly Told[],
): Promise<void> {
  if (told.length === 0) return;
  const { ways } = await settingsIn(tx);
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT m.id AS "memberId", m.role, coalesce(c.ways, '{}') AS ways, EXISTS (SELECT FROM push_subscriptions p
      WHERE p.clinic_id = m.clinic_id AND p.member_id = m.id) AS "hasBrowser"
    FROM memberships m
    LEFT JOIN notification_choices c ON c.clinic_id = m.clinic_id AND c.member_id = m.id
    WHERE m.clinic_id = current_clinic() AND m.id = ANY(${told.map(({ memberId }) => memberId)}::uuid[])`;
  const members = rows.map((row) => toldMember.parse(row));
  for (const { id: notificationId, memberId } of told) {
    const member = members.find((one) => one.memberId === memberId);
    for (const channel of member ? channelsFor(member, event, ways) : []) {
      const deliveryId = uuid7();
      await tx.$executeRaw`
        INSERT INTO deliveries (clinic_id, id, notification_id, channel)
        VALUES (current_clinic(), ${deliveryId}::uuid, ${notificationId}::uuid, ${channel})`;
      await sendLater(tx, isCritical(event) ? urgentMailDue : mailDue, { deliveryId });
    }
  }
}

/** The ways that somebody wants and can be reached by. */
const channelsFor = (member: ToldMember, event: NotificationEvent, ways: ClinicWays) =>
  CHANNELS.filter(
    (channel) =>
      (channel !== "push" || member.hasBrowser) &&
      isWanted({ event, channel, role: member.role }, ways, member),
  );

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
