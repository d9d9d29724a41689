import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { amendSessions } from "@/lib/platform/auth/change-session";
import { revokeAllSessions } from "@/lib/platform/auth/sessions";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { lockAdministrators, lockUser } from "./lock-user";
import type { ChangeUserInput, User } from "./schema";
import { clinicsOf } from "./session-data";
import { signInAccount } from "./sign-in-account";
import { requireUsers } from "./user-row";

/**
 * Suspends a user, which ends their sessions in this clinic and the sign-ins under way at once, or lets them in again;
 * the reason is in the audit log. Fails: not_found, stale (version), conflict (oneself, or nothing to change), unauthenticated (who was
 * suspended meanwhile).
 */
export async function changeUser(
  actor: Actor,
  userId: string,
  { state, reason }: ChangeUserInput,
  version: number,
): Promise<User> {
  requireUsers(actor);
  if (userId === actor.userId) throw new AppError("conflict", { message: "not_oneself" });
  const changed = await writeAs(actor, async (tx) => {
    await lockAdministrators(tx, actor);
    const before = await lockUser(tx, userId);
    if (before.version !== version) throw new AppError("stale");
    if (before.state === state) throw new AppError("conflict", { message: `already_${state}` });
    await tx.$executeRaw`
      UPDATE memberships SET state = ${state}::membership_state, version = version + 1
      WHERE clinic_id = current_clinic() AND user_id = ${userId}::uuid`;
    await auditChange(tx, actor, before, state, reason);
    // Before the commit, so that nobody is called suspended while Redis cannot end their sessions.
    if (state === "suspended") await revokeAllSessions(userId, actor.clinicId);
    return { ...before, state, version: version + 1 };
  });
  // And after it: a sign-in that read the old state meanwhile ends here.
  if (state === "suspended") await revokeAllSessions(userId, actor.clinicId);
  // Their sessions in other clinics know where they may go.
  const account = await signInAccount(changed.email);
  if (account) await amendSessions(userId, { clinics: clinicsOf(account) });
  return changed;
}

async function auditChange(
  tx: Tx,
  actor: Actor,
  { id, name }: User,
  state: User["state"],
  reason: string,
): Promise<void> {
  const action = state === "suspended" ? "suspend" : "reactivate";
  const detail = { user: { id, name } };
  await tx.auditEvent.create({
    data: { ...auditedAs(actor), id: uuid7(), action, part: "users", why: reason, detail },
  });
}
