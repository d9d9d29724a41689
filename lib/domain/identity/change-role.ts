import { endAllEmergencies } from "@/lib/domain/emergency/end-all-emergencies";
import { endAllCare } from "@/lib/domain/patients/end-all-care";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { revokeAllSessions } from "@/lib/platform/auth/sessions";
import { type Tx, writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { tellOfChange } from "./account-mail";
import { beginPractising } from "./begin-practising";
import { lockAdministrators, lockUser } from "./lock-user";
import { opensCharts } from "./parts";
import type { ChangeRoleInput, User } from "./schema";
import { requireUsers } from "./user-row";

/**
 * Gives somebody of the staff another role. Their sessions in this clinic end at once, and so do the sign-ins under way. Who
 * treats nobody by the new role treats nobody from now on: coming back, they are assigned anew. Fails: not_found, stale,
 * conflict (oneself, a patient, the role that they have, an account of the demo's visitors), unauthenticated (who lost the right meanwhile).
 */
export async function changeRole(
  actor: Actor,
  userId: string,
  { role, reason }: ChangeRoleInput,
  version: number,
): Promise<User> {
  requireUsers(actor);
  const { clinicId } = actor;
  if (userId === actor.userId) throw new AppError("conflict", { message: "own_role" });
  const endSessions = () => revokeAllSessions(userId, clinicId, "role_changed");
  const changed = await writeAs(actor, async (tx) => {
    await lockAdministrators(tx, actor);
    const before = await lockUser(tx, userId);
    refuse(before, role, version);
    const memberId = await takeRole(tx, userId, role);
    const careEnded = opensCharts(role) ? 0 : await leaveCharts(tx, memberId, reason);
    if (role === "doctor") await beginPractising(tx, { clinicId, memberId, name: before.name });
    const moved = { from: before.role, to: role };
    const detail = { user: { id: userId, name: before.name }, role: moved, careEnded };
    const event = { action: "change-role", part: "users", why: reason } as const;
    await tx.auditEvent.createMany({
      data: [{ ...auditedAs(actor), ...event, detail }],
    });
    await tellOfChange(tx, userId, "role");
    // Before the commit, so that nobody is told of a new role who goes on in the old one because Redis was away.
    await endSessions();
    return { ...before, role, version: version + 1 };
  });
  // And after it: a sign-in that read the old role meanwhile ends here.
  await endSessions();
  return changed;
}

function refuse(before: User, role: User["role"], version: number): void {
  if (before.version !== version) throw new AppError("stale");
  if (before.role === "patient") throw new AppError("conflict", { message: "patient_no_staff" });
  // What they treat ends with it, and every visitor of the demo signs in by them.
  if (env().DEMO && before.email.endsWith("@mediconnect.demo"))
    throw new AppError("conflict", { message: "demo_role" });
  if (before.role === role) throw new AppError("conflict", { message: "role_already" });
}

async function takeRole(tx: Tx, userId: string, role: User["role"]): Promise<string> {
  const [changed] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE memberships SET role = ${role}::role, version = version + 1
    WHERE clinic_id = current_clinic() AND user_id = ${userId}::uuid RETURNING id`;
  if (!changed) throw new AppError("not_found");
  return changed.id;
}

async function leaveCharts(tx: Tx, memberId: string, reason: string): Promise<number> {
  await endAllEmergencies(tx, memberId);
  return endAllCare(tx, memberId, reason);
}
