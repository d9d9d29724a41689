import { tellOfChange } from "@/lib/domain/identity/account-mail";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";
import { sendLater } from "@/lib/platform/outbox/send-later";
import { uuid7 } from "@/lib/platform/uuid7";
import { invitationDue } from "./jobs";
import { requireMail } from "./make-invitation";
import { expiryFrom } from "./row";
import { withdrawOver } from "./withdraw-over";

/**
 * Asks whoever has an address into the clinic with no chart of their own, to act for others; who belongs to it is told to
 * look there. One that is good already brings them in as well; one that is over is withdrawn. What it does depends on the
 * address, what it answers doesn't. Fails: conflict (no mail leaves).
 */
export async function askIntoClinic(
  tx: Tx,
  actor: Actor & { memberId: string },
  { email, name }: { email: string; name: string },
): Promise<void> {
  const { clinicId, memberId } = actor;
  requireMail();
  const [found] = await tx.$queryRaw<{ userId: string | null }[]>`
    SELECT member_account(${email}) AS "userId"`;
  if (found?.userId) return tellOfChange(tx, found.userId, "cared");
  await withdrawOver(tx, actor, email);
  const id = uuid7();
  const expiresAt = expiryFrom(new Date());
  const given = { email, name, role: "patient", invitedById: memberId, expiresAt } as const;
  const { count } = await tx.invitation.createMany({
    data: [{ clinicId, id, ...given }],
    skipDuplicates: true,
  });
  // Of staff or of a chart it brings them in as well.
  if (count === 1) await sendLater(tx, invitationDue, { invitationId: id });
}
