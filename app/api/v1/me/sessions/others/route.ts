import { endOtherSessionsOperation } from "@/lib/api/identity";
import { endOtherSessions } from "@/lib/domain/identity/end-own-session";
import { sessionCookieHeader } from "@/lib/platform/auth/cookie";
import { sessionIdOf } from "@/lib/platform/http/context";
import { route } from "@/lib/platform/http/route";

export const DELETE = route(
  endOtherSessionsOperation,
  async ({ actor, session, request: { headers }, answerHeaders }) => {
    const id = await endOtherSessions(actor, session, sessionIdOf(headers));
    answerHeaders.append("set-cookie", sessionCookieHeader(id));
    return {};
  },
);
