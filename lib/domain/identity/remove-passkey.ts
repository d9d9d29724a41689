import { needsFactor } from "@/lib/domain/settings/clinic-settings";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { tellOfChange } from "./account-mail";
import { goOnAlone } from "./complete-session";
import { endFactors, lockFactors } from "./factors";

/**
 * Gives one of one's own keys up, which ends the person's other sessions; gives this one's new id. Where nothing else is left
 * the second factor is off, and its recovery codes go too. Fails: not_found, conflict (the clinic wants a factor, or the
 * password is too short without one), unauthenticated (this session ended meanwhile).
 */
export async function removePasskey(actor: Actor, sessionId: string, id: string): Promise<string> {
  const { userId, clinicId, role } = actor;
  const isNeeded = await needsFactor(clinicId, role);
  const isWeak = await writeAs(actor, async (tx) => {
    const { hasApp, passkeys } = await lockFactors(tx, userId);
    const where = { userId_id: { userId, id } };
    const key = await tx.passkey.findUnique({ where, select: { name: true } });
    if (!key) throw new AppError("not_found");
    const isLast = !hasApp && passkeys === 1;
    if (isLast) await endFactors(tx, userId, isNeeded);
    await tx.passkey.deleteMany({ where: { userId, id } });
    const event = { action: "write", part: "passkey", why: "removed", detail: key } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    await tellOfChange(tx, userId, isLast ? "factor-off" : "key-removed");
    return isLast;
  });
  return goOnAlone(userId, sessionId, isWeak);
}
