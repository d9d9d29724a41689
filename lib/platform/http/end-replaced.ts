import { cookieIn, sessionCookie } from "../auth/cookie";
import { peekSession, revokeSession } from "../auth/sessions";

/** Ends the session that a browser had before somebody signed in there anew; these are the headers that they came with. */
export async function endReplaced(headers: Headers): Promise<void> {
  const id = cookieIn(headers.get("cookie"), sessionCookie());
  const session = id && (await peekSession(id));
  if (session) await revokeSession(id, session.userId);
}
