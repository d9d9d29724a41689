import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { revokeAllSessions } from "@/lib/platform/auth/sessions";
import { writeAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { lockAdministrators, lockUser } from "./lock-user";
import type { EndedSessions } from "./schema";
import { requireUsers } from "./user-row";

/**
 * Ends somebody's sessions in this clinic and the sign-ins under way, and takes nothing else away: they may sign in again,
 * and hear why. Fails: not_found, conflict (oneself), unauthenticated (who lost the right meanwhile).
 */
export async function endUserSessions(actor: Actor, userId: string): Promise<EndedSessions> {
  requireUsers(actor);
  if (userId === actor.userId) throw new AppError("conflict", { message: "own_sessions" });
  return writeAs(actor, async (tx) => {
    await lockAdministrators(tx, actor);
    const { id, name } = await lockUser(tx, userId);
    const ended = await revokeAllSessions(userId, actor.clinicId, "ended_by_administrator");
    const event = { action: "end-sessions", part: "users", detail: { user: { id, name }, ended } };
    await tx.auditEvent.createMany({ data: [{ ...auditedAs(actor), ...event }] });
    return { ended };
  });
}
