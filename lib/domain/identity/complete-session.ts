import { renewSession } from "@/lib/platform/auth/change-session";
import { endOldest } from "@/lib/platform/auth/session-list";
import type { Session } from "@/lib/platform/auth/sessions";
import { AppError } from "@/lib/platform/errors";

/**
 * The new id of a session whose person has just shown a factor: fresh, and whole if it lacked something. Fails:
 * unauthenticated (it ended meanwhile).
 */
export async function completeSession(session: Session, sessionId: string): Promise<string> {
  const now = Date.now();
  const startedAt = session.pending ? now : session.startedAt;
  const whole = { pending: undefined, startedAt, provenAt: now };
  const id = await renewSession(sessionId, whole, "stay");
  if (!id) throw new AppError("unauthenticated");
  if (session.pending) await endOldest(session, id);
  return id;
}
