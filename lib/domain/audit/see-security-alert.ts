import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { mayReadAudit } from "./policy";
import { requireAlone } from "./require-alone";

/**
 * Says that an administrator has seen an alert: another than the one it is about, where there is another. Fails: not_found (for
 * who may not too), forbidden (about oneself), conflict (seen already), stale (version).
 */
export async function seeSecurityAlert(
  actor: Actor,
  alertId: string,
  version: number,
  clock: Clock = systemClock,
): Promise<{ id: string; version: number }> {
  if (!mayReadAudit(actor)) throw new AppError("not_found");
  const { clinicId, memberId } = actor;
  return writeAs(actor, async (tx) => {
    const key = { clinicId, id: alertId };
    const alert = await tx.securityAlert.findFirst({
      where: key,
      select: { seenAt: true, eventId: true, at: true, rule: true },
    });
    if (!alert) throw new AppError("not_found");
    const event = { clinicId, id: alert.eventId, at: alert.at, actorId: actor.userId };
    // Whose password was guessed at did nothing.
    const isOwn =
      alert.rule !== "failed-sign-ins" && (await tx.auditEvent.count({ where: event })) > 0;
    if (isOwn) await requireAlone(tx, actor);
    if (alert.seenAt) throw new AppError("conflict", { message: "already_seen" });
    const { count } = await tx.securityAlert.updateMany({
      where: { ...key, version, seenAt: null },
      data: { seenById: memberId, seenAt: clock(), version: version + 1 },
    });
    if (count === 0) throw new AppError("stale");
    const detail = { alert: alertId };
    await tx.auditEvent.createMany({
      data: [{ ...auditedAs(actor), action: "write", part: "security-alerts", detail }],
    });
    return { id: alertId, version: version + 1 };
  });
}
