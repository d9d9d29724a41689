import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";

/** Takes back what one asked, before it is answered. Fails: conflict (nothing waits). */
export async function withdrawErasure(actor: Actor): Promise<Record<string, never>> {
  const { clinicId } = actor;
  await writeAs(actor, async (tx) => {
    const { count } = await tx.erasureRequest.updateMany({
      where: { clinicId, memberId: actor.memberId ?? "", outcome: null },
      data: { outcome: "withdrawn", endedAt: new Date(), version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("conflict", { message: "erasure_not_asked" });
    const event = { action: "withdraw-erasure", part: "account" } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
  });
  return {};
}
