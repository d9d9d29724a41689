import { followDecision } from "@/lib/domain/notifications/follow-decision";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { audit } from "@/lib/platform/db/audit";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { decide } from "@/lib/platform/outbox/set-aside";

/**
 * Puts a message back into the queue, or gives it up for good; on record in the message's clinic. Fails: conflict (it is
 * done, or somebody decided before).
 */
export async function decideMessage(
  actor: Actor,
  { clinicId, messageId: id }: { clinicId: string; messageId: string },
  what: "retry" | "discard",
): Promise<{ id: string }> {
  const event = {
    ...auditedAs(actor),
    clinicId,
    action: `queue-${what}`,
    detail: { message: id },
  };
  const mine = await writeAs({ clinicId, userId: actor.userId }, async (tx) => {
    const decided = await decide(tx, id, what);
    if (!decided) return false;
    await followDecision(tx, id, what);
    await tx.auditEvent.createMany({ data: [{ ...event, outcome: "done" }] });
    return true;
  });
  if (mine) return { id };
  await audit({ ...event, outcome: "failed" });
  throw new AppError("conflict", { message: "message_settled" });
}
