import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { tellOfChange } from "./account-mail";
import type { RecoveryCodes } from "./factor-schema";
import { lockFactors } from "./factors";
import { replaceCodes } from "./recovery-codes";

/** Ten new recovery codes; the ones before are worth nothing from now. Fails: conflict (no second factor is on). */
export function renewRecoveryCodes(actor: Actor): Promise<RecoveryCodes> {
  const { userId } = actor;
  return writeAs(actor, async (tx) => {
    const { hasApp, passkeys } = await lockFactors(tx, userId);
    if (!hasApp && passkeys === 0) throw new AppError("conflict", { message: "factor_not_begun" });
    const event = { action: "write", part: "factor", why: "codes" } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    await tellOfChange(tx, userId, "codes");
    return { recoveryCodes: await replaceCodes(tx, userId) };
  });
}
