import type { RequestContext } from "@/lib/platform/auth/actor";
import { hashPassword } from "@/lib/platform/auth/password";
import { revokeAllSessions } from "@/lib/platform/auth/sessions";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { tellOfChange } from "./account-mail";
import { lengthOf, passwordFault } from "./password-rules";
import { resetOf } from "./reset-token";
import { SHORTEST_PASSWORD, type UseResetInput } from "./schema";
import { clinicsOf } from "./session-data";
import { type SignInAccount, signInAccount } from "./sign-in-account";

const GONE = () => new AppError("conflict", { message: "link_gone" });

/**
 * Sets a new password by a link: once, also when it comes twice at once. Every session ends, the account's other links too;
 * a second factor stays asked for. Fails: conflict (the link isn't good any more), invalid (the password isn't taken, and
 * the link stays good).
 */
export async function spendReset(
  { token, next }: UseResetInput,
  from: RequestContext,
  clock: Clock = systemClock,
): Promise<Record<string, never>> {
  const reset = await resetOf(token, clock);
  const account = reset && (await signInAccount(reset.email));
  const member = account?.memberships.find(({ state }) => state === "active");
  if (!reset || !account || !member) throw GONE();
  const fault = await passwordFault(next, { ...account, clinics: clinicsOf(account) });
  if (fault) throw new AppError("invalid", { faults: [{ path: "$.next", ...fault }] });
  await store(account, member.clinicId, { id: reset.id, next, from, clock });
  // And after it: a sign-in that read the old hash meanwhile ends here.
  await revokeAllSessions(account.userId);
  return {};
}

type Use = { id: string; next: string; from: RequestContext; clock: Clock };

async function store({ userId }: SignInAccount, clinicId: string, { id, next, from, clock }: Use) {
  const passwordHash = await hashPassword(next);
  const short = lengthOf(next) < SHORTEST_PASSWORD;
  const now = clock();
  await writeAs({ clinicId, userId }, async (tx) => {
    const where = { userId, usedAt: null, expiresAt: { gt: now } };
    const taken = await tx.passwordReset.updateMany({
      where: { ...where, id },
      data: { usedAt: now },
    });
    if (taken.count === 0) throw GONE();
    await tx.passwordReset.updateMany({ where, data: { usedAt: now } });
    await tx.$executeRaw`
      INSERT INTO credentials (user_id, password_hash, changed_at, short) VALUES (${userId}::uuid, ${passwordHash}, ${now}, ${short})
      ON CONFLICT (user_id) DO UPDATE SET password_hash = ${passwordHash}, changed_at = ${now}, short = ${short}`;
    const { address, device, id: requestId } = from;
    const who = {
      clinicId,
      actorKind: "link",
      actorId: userId,
      address,
      device,
      requestId,
    } as const;
    await tx.auditEvent.createMany({
      data: [{ ...who, action: "write", part: "password", why: "reset" }],
    });
    await tellOfChange(tx, userId, "password");
    // Before the commit, so that no session outlives the old password because Redis was away.
    await revokeAllSessions(userId);
  });
}
