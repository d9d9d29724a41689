import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeOnce } from "@/lib/platform/db/write-once";
import { makeInvitation, requireMail } from "./make-invitation";
import { requireInviter } from "./policy";
import type { Invitation, InviteInput } from "./schema";

/**
 * Asks somebody into the actor's clinic, by a link to their address. Fails: not_found, conflict (belongs to it, asked already, no
 * mail leaves).
 */
export async function inviteStaff(actor: Actor, input: InviteInput): Promise<Invitation> {
  requireInviter(actor);
  requireMail();
  return writeOnce(actor, async (tx) => {
    const made = await makeInvitation(tx, actor, input);
    const detail = { user: { id: made.id, name: made.name }, role: made.role };
    const event = { action: "invite", part: "users", detail } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    return made;
  });
}
