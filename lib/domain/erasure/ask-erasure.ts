import { notify } from "@/lib/domain/notifications/notify";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import type { Session } from "@/lib/platform/auth/sessions";
import { writeOnce } from "@/lib/platform/db/write-once";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { obstacleTo } from "./obstacle";
import { answerBy } from "./plan";

/**
 * Asks that one's own account in this clinic be erased: the administrators are told, and one of them answers. Fails: conflict
 * (asked already, the last administrator, one of the platform).
 */
export async function askErasure(
  actor: Actor,
  { memberId, role, platformAdmin }: Session,
): Promise<{ answerBy: string }> {
  const { clinicId } = actor;
  return writeOnce(actor, async (tx) => {
    const obstacle = await obstacleTo(tx, { memberId, role, platformAdmin });
    if (obstacle) throw new AppError("conflict", { message: obstacle });
    const [id, askedAt] = [uuid7(), new Date()];
    const { count } = await tx.erasureRequest.createMany({
      data: [{ clinicId, id, memberId, askedAt }],
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError("conflict", { message: "erasure_asked" });
    const event = { action: "ask-erasure", part: "account" } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    const admins = await tx.membership.findMany({
      where: { clinicId, role: "admin", state: "active", id: { not: memberId } },
      select: { id: true },
    });
    const memberIds = admins.map((admin) => admin.id);
    await notify(tx, { event: "erasure", patientId: null, subjectId: id, memberIds });
    return { answerBy: answerBy(askedAt) };
  });
}
