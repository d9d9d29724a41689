import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { requireFresh } from "@/lib/platform/auth/fresh";
import { hashPassword, verifyPassword } from "@/lib/platform/auth/password";
import type { Session } from "@/lib/platform/auth/sessions";
import { audit } from "@/lib/platform/db/audit";
import { readAs, writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { tellOfChange } from "./account-mail";
import { goOnAlone } from "./complete-session";
import { lengthOf, passwordFault } from "./password-rules";
import { type ChangePasswordInput, SHORTEST_PASSWORD } from "./schema";
import { signInAccount } from "./sign-in-account";

/** When the password was set, as the database writes it. */
const changedAt = (actor: Actor): Promise<string | undefined> =>
  readAs(actor, async (tx) => {
    const [found] = await tx.$queryRaw<{ at: string }[]>`
      SELECT changed_at::text AS at FROM credentials WHERE user_id = ${actor.userId}::uuid`;
    return found?.at;
  });

const EVENT = { action: "write", part: "password" } as const;

/**
 * Changes one's own password; gives the new id of this session. Every other session ends, and so do sign-ins under way
 * with the old password. Fails: invalid (wrong current one, or a new one that isn't taken), forbidden (step_up), conflict
 * (it was changed meanwhile).
 */
export async function changePassword(
  actor: Actor,
  session: Session,
  sessionId: string,
  input: ChangePasswordInput,
): Promise<string> {
  const { userId } = actor;
  // Before the hash is read: one that was put in its place since, by a link say, is not overwritten.
  const since = await changedAt(actor);
  const account = await signInAccount(session.email);
  // Of who has no factor the password is the proof, and it is asked for here.
  if (account?.hasFactor) requireFresh(session);
  const fault =
    input.next === input.current
      ? { message: "password_same" }
      : await passwordFault(input.next, { ...session, hasFactor: account?.hasFactor ?? false });
  if (fault) throw new AppError("invalid", { faults: [{ path: "$.next", ...fault }] });
  const own = account?.userId === userId ? account.passwordHash : null;
  if (!(await verifyPassword(own, input.current))) {
    await audit({ ...auditedAs(actor), ...EVENT, outcome: "refused" });
    const faults = [{ path: "$.current", message: "wrong_password" }];
    throw new AppError("invalid", { faults });
  }
  const passwordHash = await hashPassword(input.next);
  await writeAs(actor, async (tx) => {
    const short = lengthOf(input.next) < SHORTEST_PASSWORD;
    const changed = await tx.$executeRaw`
      UPDATE credentials SET password_hash = ${passwordHash}, changed_at = now(), short = ${short}
      WHERE user_id = ${userId}::uuid AND changed_at::text = ${since}`;
    if (changed === 0) throw new AppError("conflict", { message: "password_changed" });
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...EVENT }] });
    await tellOfChange(tx, userId, "password");
  });
  // Once the hash stands: whoever read the old one before is refused by the new epoch.
  return goOnAlone(userId, sessionId);
}
