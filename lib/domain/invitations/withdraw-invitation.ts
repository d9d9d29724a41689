import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { requireInviter } from "./policy";
import { openInvitation } from "./row";

/** Takes an invitation back: its link is dead at once. Fails: not_found (also for one that was accepted meanwhile). */
export async function withdrawInvitation(
  actor: Actor,
  invitationId: string,
): Promise<Record<string, never>> {
  requireInviter(actor);
  const { clinicId } = actor;
  await writeAs(actor, async (tx) => {
    const open = await openInvitation(tx, "id", invitationId);
    const { count } = await tx.invitation.updateMany({
      where: { clinicId, id: invitationId, outcome: null },
      data: { outcome: "withdrawn", endedAt: new Date(), version: { increment: 1 } },
    });
    if (!open || count === 0) throw new AppError("not_found");
    const detail = { user: { id: open.id, name: open.name }, role: open.role };
    const event = { action: "withdraw-invitation", part: "users", detail } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
  });
  return {};
}
