import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { endSession } from "@/lib/platform/auth/session-list";
import { audit } from "@/lib/platform/db/audit";
import { AppError } from "@/lib/platform/errors";
import { goOnAlone } from "./complete-session";

/** Ends one of one's own sessions. Fails: not_found. */
export async function endOwnSession(actor: Actor, handle: string): Promise<Record<string, never>> {
  if (!(await endSession(actor.userId, handle))) throw new AppError("not_found");
  await audit({ ...auditedAs(actor), action: "end-session", part: "device", outcome: "done" });
  return {};
}

/** Ends all of one's sessions but this one, and the sign-ins under way; gives this one's new id. Fails: unauthenticated. */
export async function endOtherSessions(actor: Actor, sessionId: string): Promise<string> {
  const id = await goOnAlone(actor.userId, sessionId);
  await audit({ ...auditedAs(actor), action: "end-session", part: "others", outcome: "done" });
  return id;
}
