import { actForOperation } from "@/lib/api/caregivers";
import { actFor } from "@/lib/domain/caregivers/act-for";
import { sessionCookieHeader } from "@/lib/platform/auth/cookie";
import { sessionIdOf } from "@/lib/platform/http/context";
import { route } from "@/lib/platform/http/route";

export const POST = route(
  actForOperation,
  async ({ actor, session, body, request: { headers }, answerHeaders }) => {
    const { id, me } = await actFor(actor, session, sessionIdOf(headers), body.caregiverId);
    answerHeaders.append("set-cookie", sessionCookieHeader(id));
    return me;
  },
);
