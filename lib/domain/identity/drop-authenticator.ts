import { needsFactor } from "@/lib/domain/settings/clinic-settings";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { tellOfChange } from "./account-mail";
import { goOnAlone } from "./complete-session";
import { endFactors, lockFactors } from "./factors";

/**
 * Gives the app up that shows codes, which ends the person's other sessions; gives this one's new id. Where nothing else is
 * left the second factor is off, and its recovery codes go too. Fails: conflict (the clinic wants one, or the password is too
 * short without it), not_found, unauthenticated (this session ended meanwhile).
 */
export async function dropAuthenticator(actor: Actor, sessionId: string): Promise<string> {
  const { userId, clinicId, role } = actor;
  const isNeeded = await needsFactor(clinicId, role);
  const isLast = await writeAs(actor, async (tx) => {
    const { passkeys } = await lockFactors(tx, userId);
    if (passkeys === 0) await endFactors(tx, userId, isNeeded);
    const { count } = await tx.authenticator.deleteMany({ where: { userId } });
    if (count === 0) throw new AppError("not_found");
    const event = { action: "write", part: "factor", why: "off" } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    await tellOfChange(tx, userId, passkeys === 0 ? "factor-off" : "app-off");
    return passkeys === 0;
  });
  return goOnAlone(userId, sessionId, isLast);
}
