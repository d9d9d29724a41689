import { endOtherSessionsOperation } from "@/lib/api/identity";
import { endOtherSessions } from "@/lib/domain/identity/end-own-session";
import { sessionCookieHeader } from "@/lib/platform/auth/cookie";
import { sessionIdOf } from "@/lib/platform/http/context";
import { route } from "@/lib/platform/http/route";

export const DELETE = route(
  endOtherSessionsOperation,
  async ({ actor, request: { headers }, answerHeaders }) => {
    const id = await endOtherSessions(actor, sessionIdOf(headers));
    answerHeaders.append("set-cookie", sessionCookieHeader(id));
    return {};
  },
);
