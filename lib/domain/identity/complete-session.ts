import { renewSession } from "@/lib/platform/auth/change-session";
import { endOldest } from "@/lib/platform/auth/session-list";
import { revokeAllSessions, type Session } from "@/lib/platform/auth/sessions";
import { AppError } from "@/lib/platform/errors";

/**
 * The new id of a session whose person has just shown who they are: fresh, and whole if it lacked something; `others` says
 * whether the person's others end. Fails: unauthenticated (it ended meanwhile).
 */
export async function completeSession(
  session: Session,
  sessionId: string,
  others: "end" | "stay" = "stay",
): Promise<string> {
  const now = Date.now();
  const startedAt = session.pending ? now : session.startedAt;
  const whole = { pending: undefined, byPasswordAlone: false, startedAt, provenAt: now };
  const id = await renewSession(sessionId, whole, others);
  if (!id) throw new AppError("unauthenticated");
  if (session.pending) await endOldest(session, id);
  return id;
}

/** The new id of a session whose person has just shown who they are; what it lacks it lacks still. Fails: unauthenticated (it ended meanwhile). */
export async function freshSession(sessionId: string): Promise<string> {
  const id = await renewSession(sessionId, { provenAt: Date.now() }, "stay");
  if (!id) throw new AppError("unauthenticated");
  return id;
}

/**
 * The new id of this session, once what its person signs in by has changed: all their others end, and the sign-ins under way,
 * also where this one has ended meanwhile; `isWeak` where no factor is left to it. Fails: unauthenticated (then).
 */
export async function goOnAlone(
  userId: string,
  sessionId: string,
  isWeak = false,
): Promise<string> {
  const id = await renewSession(sessionId, isWeak ? { byPasswordAlone: true } : {}, "end");
  if (id) return id;
  await revokeAllSessions(userId);
  throw new AppError("unauthenticated");
}
