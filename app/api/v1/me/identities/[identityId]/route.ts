import { unlinkIdentityOperation } from "@/lib/api/federation";
import { unlinkIdentity } from "@/lib/domain/federation/unlink-identity";
import { sessionCookieHeader } from "@/lib/platform/auth/cookie";
import { sessionIdOf } from "@/lib/platform/http/context";
import { route } from "@/lib/platform/http/route";

export const DELETE = route(
  unlinkIdentityOperation,
  async ({ actor, params, request: { headers }, answerHeaders }) => {
    const id = await unlinkIdentity(actor, sessionIdOf(headers), params.identityId);
    answerHeaders.append("set-cookie", sessionCookieHeader(id));
    return {};
  },
);
