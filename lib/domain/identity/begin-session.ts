import { actorOf, type RequestContext } from "@/lib/platform/auth/actor";
import type { SignedIn } from "@/lib/platform/auth/next-auth";
import { endOldest } from "@/lib/platform/auth/session-list";
import { createSession, peekSession } from "@/lib/platform/auth/sessions";
import { AppError } from "@/lib/platform/errors";
import { recogniseDevice } from "./recognise-device";

/**
 * The id of a session that begins, in a browser of this name; where it begins whole, a new browser is told of by mail.
 * Fails: unauthenticated (the person's sessions were ended meanwhile).
 */
export async function beginSession(
  { data, epoch, provenAt }: SignedIn,
  from: RequestContext,
  browser: string,
): Promise<string> {
  const id = await createSession(data, epoch, provenAt);
  const session = id === undefined ? undefined : await peekSession(id);
  if (id === undefined || !session) throw new AppError("unauthenticated");
  if (session.pending) return id;
  await endOldest(data, id);
  await recogniseDevice(actorOf(session, from), browser);
  return id;
}
