import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { revokeAllSessions } from "@/lib/platform/auth/sessions";
import { goOnAs } from "@/lib/platform/db/go-on-as";
import { authPool } from "@/lib/platform/db/pools";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { tellOfChange } from "./account-mail";
import { lockFactors } from "./factors";
import { lockAdministrators, lockUser } from "./lock-user";
import { dropCodes } from "./recovery-codes";
import type { FactorReset, ResetFactorInput } from "./schema";
import { signInAccount } from "./sign-in-account";
import { requireUsers } from "./user-row";

/**
 * Takes the second factor of somebody away who has lost all of it: app, keys and recovery codes. Every session ends, and where
 * the role needs a factor the next sign-in sets one up. A password that is too short without one goes too. Fails: not_found,
 * conflict (oneself, no factor, or it isn't this clinic's to take), unauthenticated (who lost the right meanwhile).
 */
export async function resetFactor(
  actor: Actor,
  userId: string,
  { identified }: ResetFactorInput,
): Promise<FactorReset> {
  requireUsers(actor);
  if (userId === actor.userId) throw new AppError("conflict", { message: "own_factor" });
  const endSessions = () => revokeAllSessions(userId, "", "factor_reset");
  const reset = await writeAs(actor, async (tx) => {
    await lockAdministrators(tx, actor);
    const { id, name, email } = await lockUser(tx, userId);
    await requireOnlyHere(email, actor.clinicId);
    const detail = { user: { id, name } };
    const event = { action: "reset-factor", part: "users", why: identified, detail } as const;
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    await tellOfChange(tx, userId, "factor-reset");
    // What somebody shows who they are by is theirs alone: written in their own scope.
    await goOnAs(tx, { clinicId: actor.clinicId, userId });
    const needsPassword = await dropFactors(tx, userId);
    // Before the commit, so that no session outlives its factor because Redis was away.
    await endSessions();
    return { needsPassword };
  });
  // And after it: a sign-in that showed the factor meanwhile ends here.
  await endSessions();
  return reset;
}

/** A clinic's right ends where another's begins, and the platform's administrators are no clinic's. */
async function requireOnlyHere(email: string, clinicId: string): Promise<void> {
  const account = await signInAccount(email);
  if (!account) throw new AppError("not_found");
  if (account.platformAdmin) throw new AppError("conflict", { message: "factor_of_platform" });
  if (await isElsewhere(account.userId, clinicId))
    throw new AppError("conflict", { message: "factor_of_two_clinics" });
}

/** Whether another clinic has them; one that they were erased from hasn't. By mc_auth, which sees all clinics. */
async function isElsewhere(userId: string, clinicId: string): Promise<boolean> {
  const { rows } = await authPool().query({
    name: "is-elsewhere",
    text: "SELECT 1 FROM memberships WHERE user_id = $1 AND clinic_id <> $2 AND erased_at IS NULL LIMIT 1",
    values: [userId, clinicId],
  });
  return rows.length > 0;
}

/** Whether nothing is left to sign in by: a password that was only long enough beside a factor goes with it. */
async function dropFactors(tx: Tx, userId: string): Promise<boolean> {
  const { hasApp, passkeys } = await lockFactors(tx, userId);
  if (!hasApp && passkeys === 0) throw new AppError("conflict", { message: "no_factor" });
  await tx.passkey.deleteMany({ where: { userId } });
  await tx.authenticator.deleteMany({ where: { userId } });
  await dropCodes(tx, userId);
  await tx.credential.deleteMany({ where: { userId, short: true } });
  const left = [
    await tx.credential.count({ where: { userId } }),
    await tx.identity.count({ where: { userId } }),
  ];
  return left.every((count) => count === 0);
}
