import type { Actor } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { mailIsConfigured } from "@/lib/platform/mail/configured";
import { sendLater } from "@/lib/platform/outbox/send-later";
import { uuid7 } from "@/lib/platform/uuid7";
import { invitationDue } from "./jobs";
import { expiryFrom, openInvitation } from "./row";
import type { Invitation } from "./schema";
import { withdrawOver } from "./withdraw-over";

type Given = Pick<Invitation, "email" | "name" | "role"> & {
  patientId?: string;
  identified?: string;
};

/** Without mail no link reaches anybody. Fails: conflict. */
export function requireMail(): void {
  if (!mailIsConfigured()) throw new AppError("conflict", { message: "mail_not_configured" });
}

/**
 * Writes an invitation down and has its link sent. Whether the address has an account elsewhere changes nothing. Fails:
 * conflict (whoever has the address belongs to the clinic, or was asked already and can come still).
 */
export async function makeInvitation(
  tx: Tx,
  actor: Actor & { memberId: string },
  given: Given,
): Promise<Invitation> {
  const { clinicId, memberId } = actor;
  const members = await tx.membership.count({
    where: { clinicId, erasedAt: null, user: { email: given.email } },
  });
  if (members > 0) throw new AppError("conflict", { message: "member_already" });
  await withdrawOver(tx, actor, given.email);
  const id = uuid7();
  const { count } = await tx.invitation.createMany({
    data: [{ clinicId, id, ...given, invitedById: memberId, expiresAt: expiryFrom(new Date()) }],
    skipDuplicates: true,
  });
  if (count === 0) throw new AppError("conflict", { message: "invited_already" });
  await sendLater(tx, invitationDue, { invitationId: id });
  const made = await openInvitation(tx, "id", id);
  if (!made) throw new Error("an invitation that was just made is gone");
  return made;
}
