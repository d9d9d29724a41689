import { needsFactor } from "@/lib/domain/settings/clinic-settings";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { tellOfChange } from "./account-mail";
import { dropCodes } from "./recovery-codes";

/**
 * Switches one's second factor off, with its recovery codes. Fails: conflict (the clinic wants one, or the password is too
 * short without it), not_found.
 */
export async function dropAuthenticator(actor: Actor): Promise<Record<string, never>> {
  const { userId, clinicId, role } = actor;
  if (await needsFactor(clinicId, role))
    throw new AppError("conflict", { message: "factor_needed" });
  await writeAs(actor, async (tx) => {
    const short = await tx.credential.count({ where: { userId, short: true } });
    if (short > 0) throw new AppError("conflict", { message: "password_needs_factor" });
    const { count } = await tx.authenticator.deleteMany({ where: { userId } });
    if (count === 0) throw new AppError("not_found");
    await dropCodes(tx, userId);
    const event = { action: "write", part: "factor", why: "off" } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    await tellOfChange(tx, userId, "factor-off");
  });
  return {};
}
