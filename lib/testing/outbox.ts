import { systemActor } from "@/lib/platform/auth/actor";
import { workerPool } from "@/lib/platform/db/pools";
import { writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";

/** What other files left unsent would be tried over and over by this one's workers, and its own wait behind it. */
export const setOthersAside = () =>
  workerPool().query("UPDATE outbox_messages SET parked = 'failed' WHERE done_at IS NULL");

/** A message of a kind that no build knows, set aside already: what the page of queues shows as failed. */
export async function parkOne(clinicId: string, topic = "test.nobody"): Promise<string> {
  const id = uuid7();
  const data = { clinicId, id, topic, payload: {}, parked: "failed", failure: "RangeError" };
  await writeAs(systemActor(clinicId), (tx) => tx.outboxMessage.create({ data }));
  return id;
}

/** A mail to somebody of the clinic that its server refused for good. Gives the delivery's id. */
export async function failOne(clinicId: string, memberId?: string): Promise<string> {
  const [id, notificationId] = [uuid7(), uuid7()];
  await writeAs(systemActor(clinicId), async (tx) => {
    const where = memberId ? { id: memberId } : { role: "doctor" as const };
    const member = await tx.membership.findFirstOrThrow({ where });
    const news = { event: "care", subjectId: notificationId, memberId: member.id };
    await tx.notification.create({ data: { clinicId, id: notificationId, ...news } });
    const ended = { state: "failed", failure: "EENVELOPE 550", attempts: 1, claimedAt: new Date() };
    await tx.delivery.create({
      data: { clinicId, id, notificationId, channel: "email", ...ended },
    });
  });
  return id;
}
