import type { Clock } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db/scope";
import { spendCode } from "./recovery-codes";
import { stepOf } from "./totp";

/**
 * Takes a code of the app, for who has one, or a recovery code, in the scope of its person: each once, also when two arrive
 * at once. Gives which it was, or nothing when it is neither or was taken before.
 */
export async function takeCode(
  tx: Tx,
  userId: string,
  { seed, code }: { seed: string | undefined; code: string },
  clock: Clock,
): Promise<"code" | "recovery" | undefined> {
  const digits = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return (await spendCode(tx, userId, code)) ? "recovery" : undefined;
  const step = seed === undefined ? undefined : stepOf(seed, digits, clock());
  if (step === undefined) return undefined;
  const taken = await tx.authenticator.updateMany({
    where: { userId, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return taken.count === 1 ? "code" : undefined;
}
