import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { audit } from "@/lib/platform/db/audit";
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
  const mine = await decide({ clinicId, id }, what);
  await audit({
    ...auditedAs(actor),
    clinicId,
    action: `queue-${what}`,
    outcome: mine ? "done" : "failed",
    detail: { message: id },
  });
  if (!mine) throw new AppError("conflict", { message: "message_settled" });
  return { id };
}
