import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { sendLater } from "@/lib/platform/outbox/send-later";
import { mailDue } from "./jobs";
import { requireDeliveries } from "./policy";

/**
 * Tries a delivery that failed again, with a day of its own before it is given up. On record with whom it is for. Fails:
 * not_found (not there, or for who may not), conflict (it hasn't failed, or is under way again).
 */
export async function resendDelivery(actor: Actor, deliveryId: string): Promise<{ id: string }> {
  requireDeliveries(actor);
  await writeAs(actor, async (tx) => {
    const [found] = await tx.$queryRaw<{ userId: string; name: string }[]>`
      SELECT u.id AS "userId", u.name FROM deliveries d
      JOIN notifications n ON n.clinic_id = d.clinic_id AND n.id = d.notification_id
      JOIN memberships m ON m.clinic_id = n.clinic_id AND m.id = n.member_id
      JOIN users u ON u.id = m.user_id
      WHERE d.clinic_id = current_clinic() AND d.id = ${deliveryId}::uuid`;
    if (!found) throw new AppError("not_found");
    const mine = await tx.$executeRaw`
      UPDATE deliveries SET state = 'pending', failure = NULL, due_at = now()
      WHERE clinic_id = current_clinic() AND id = ${deliveryId}::uuid AND state = 'failed'`;
    if (mine === 0) throw new AppError("conflict", { message: "delivery_not_failed" });
    await sendLater(tx, mailDue, { deliveryId });
    const user = { id: found.userId, name: found.name };
    await tx.auditEvent.createMany({
      data: [{ ...auditedAs(actor), action: "resend", detail: { user, delivery: deliveryId } }],
    });
  });
  return { id: deliveryId };
}
