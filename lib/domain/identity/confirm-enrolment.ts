import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import type { Session } from "@/lib/platform/auth/sessions";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { tellOfChange } from "./account-mail";
import { completeSession } from "./complete-session";
import { lockFactors } from "./factors";
import { ownSeed } from "./own-seed";
import { replaceCodes } from "./recovery-codes";
import { stepOf } from "./totp";

/**
 * Switches the second factor on by the first code of the app, which ends the person's other sessions. Gives ten recovery
 * codes, and the new id of this session, which is whole then if it lacked one. Fails: invalid (not its code), conflict (nothing was begun, or it is on),
 * unauthenticated.
 */
export async function confirmEnrolment(
  actor: Actor,
  session: Session,
  sessionId: string,
  code: string,
  clock: Clock = systemClock,
): Promise<{ id: string; recoveryCodes: string[] }> {
  const { userId } = actor;
  const own = await ownSeed(userId);
  if (!own || own.isConfirmed) throw new AppError("conflict", { message: "factor_not_begun" });
  const step = stepOf(own.seed, code.replace(/\s/g, ""), clock());
  if (step === undefined)
    throw new AppError("invalid", { faults: [{ path: "$.code", message: "wrong_code" }] });
  const recoveryCodes = await writeAs(actor, async (tx) => {
    const { passkeys } = await lockFactors(tx, userId);
    // Half a session knows the password alone: where there is a factor, that is what it owes.
    if (session.pending && passkeys > 0) throw new AppError("unauthenticated");
    // The very seed whose code was shown: another session may have asked for another meanwhile.
    const count = await tx.$executeRaw`
      UPDATE authenticators SET confirmed_at = ${clock()}, last_step = ${step}
      WHERE user_id = ${userId}::uuid AND confirmed_at IS NULL AND extract(epoch FROM created_at)::text = ${own.madeAt}`;
    if (count === 0) throw new AppError("conflict", { message: "factor_not_begun" });
    const event = { action: "write", part: "factor", why: "on" } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    await tellOfChange(tx, userId, "factor-on");
    return replaceCodes(tx, userId);
  });
  const id = await completeSession(session, sessionId, "end");
  return { id, recoveryCodes };
}
