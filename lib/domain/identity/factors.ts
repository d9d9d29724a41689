import type { Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { dropCodes } from "./recovery-codes";

/**
 * What somebody has besides the password, in their own scope. Nobody else adds or takes any until the transaction ends: of
 * two who give the last two up at once, one hears that it is the last.
 */
export async function lockFactors(
  tx: Tx,
  userId: string,
): Promise<{ hasApp: boolean; passkeys: number }> {
  await tx.$executeRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  const apps = await tx.authenticator.count({ where: { userId, confirmedAt: { not: null } } });
  return { hasApp: apps > 0, passkeys: await tx.passkey.count({ where: { userId } }) };
}

/**
 * What goes with the last factor: its recovery codes. Fails: conflict (the clinic wants a factor, or the password is too
 * short without one).
 */
export async function endFactors(tx: Tx, userId: string, isNeeded: boolean): Promise<void> {
  if (isNeeded) throw new AppError("conflict", { message: "factor_needed" });
  const short = await tx.credential.count({ where: { userId, short: true } });
  if (short > 0) throw new AppError("conflict", { message: "password_needs_factor" });
  await dropCodes(tx, userId);
}
