import { needsFactor } from "@/lib/domain/settings/clinic-settings";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { tellOfChange } from "./account-mail";
import { endFactors, lockFactors } from "./factors";

/**
 * Gives the app up that shows codes. Where nothing else is left the second factor is off, and its recovery codes go too.
 * Fails: conflict (the clinic wants one, or the password is too short without it), not_found.
 */
export async function dropAuthenticator(actor: Actor): Promise<Record<string, never>> {
  const { userId, clinicId, role } = actor;
  const isNeeded = await needsFactor(clinicId, role);
  await writeAs(actor, async (tx) => {
    const { passkeys } = await lockFactors(tx, userId);
    if (passkeys === 0) await endFactors(tx, userId, isNeeded);
    const { count } = await tx.authenticator.deleteMany({ where: { userId } });
    if (count === 0) throw new AppError("not_found");
    const event = { action: "write", part: "factor", why: "off" } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    await tellOfChange(tx, userId, passkeys === 0 ? "factor-off" : "app-off");
  });
  return {};
}
