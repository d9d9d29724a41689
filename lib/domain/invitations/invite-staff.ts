import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { requireFresh } from "@/lib/platform/auth/fresh";
import type { Session } from "@/lib/platform/auth/sessions";
import { writeOnce } from "@/lib/platform/db/write-once";
import { makeInvitation, requireMail } from "./make-invitation";
import { requireInviter } from "./policy";
import type { Invitation, InviteInput } from "./schema";

/**
 * Asks somebody into the actor's clinic, by a link to their address. Fails: not_found, forbidden (step_up, for another
 * administrator), conflict (belongs to it, asked already, no mail leaves).
 */
export async function inviteStaff(
  actor: Actor,
  session: Session,
  input: InviteInput,
): Promise<Invitation> {
  requireInviter(actor);
  if (input.role === "admin") requireFresh(session);
  requireMail();
  return writeOnce(actor, async (tx) => {
    const made = await makeInvitation(tx, actor, input);
    const detail = { user: { id: made.id, name: made.name }, role: made.role };
    const event = { action: "invite", part: "users", detail } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    return made;
  });
}
