import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { requireFresh } from "@/lib/platform/auth/fresh";
import type { Session } from "@/lib/platform/auth/sessions";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { sendLater } from "@/lib/platform/outbox/send-later";
import { invitationDue } from "./jobs";
import { requireMail } from "./make-invitation";
import { requireInviter } from "./policy";
import { expiryFrom, openInvitation } from "./row";
import type { Invitation } from "./schema";

/**
 * Sends an invitation again: another link, good for as long as a first one, and the one before is dead at once. It is then
 * this administrator's. Fails: not_found, forbidden (step_up), conflict (its patient died, no mail leaves).
 */
export async function resendInvitation(
  actor: Actor,
  session: Session,
  invitationId: string,
): Promise<Invitation> {
  requireInviter(actor);
  const { clinicId, memberId } = actor;
  return writeAs(actor, async (tx) => {
    const open = await openInvitation(tx, "id", invitationId);
    if (!open) throw new AppError("not_found");
    if (open.role === "admin") requireFresh(session);
    requireMail();
    await requireLiving(tx, invitationId);
    const now = new Date();
    const { count } = await tx.invitation.updateMany({
      where: { clinicId, id: invitationId, outcome: null },
      data: {
        tokenHash: null,
        invitedById: memberId,
        sentAt: now,
        expiresAt: expiryFrom(now),
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new AppError("not_found");
    await sendLater(tx, invitationDue, { invitationId });
    const detail = { user: { id: open.id, name: open.name }, role: open.role };
    const event = { action: "invite", part: "users", why: "again", detail } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    return (await openInvitation(tx, "id", invitationId)) ?? open;
  });
}

/** Of staff, and of who acts for others, there is no chart to ask about. */
async function requireLiving(tx: Tx, invitationId: string): Promise<void> {
  const [died] = await tx.$queryRaw<object[]>`
    SELECT 1 FROM invitations i JOIN patients p ON p.clinic_id = i.clinic_id AND p.id = i.patient_id
    WHERE i.clinic_id = current_clinic() AND i.id = ${invitationId}::uuid AND p.deceased IS NOT NULL`;
  if (died) throw new AppError("conflict", { message: "deceased_account" });
}
