import { switchClinicOperation } from "@/lib/api/identity";
import { switchClinic } from "@/lib/domain/identity/switch-clinic";
import { sessionCookieHeader } from "@/lib/platform/auth/cookie";
import { sessionIdOf } from "@/lib/platform/http/context";
import { route } from "@/lib/platform/http/route";

export const POST = route(
  switchClinicOperation,
  async ({ actor, session, body, request: { headers }, answerHeaders }) => {
    const { id, me } = await switchClinic(actor, session, sessionIdOf(headers), body.clinicId);
    answerHeaders.append("set-cookie", sessionCookieHeader(id));
    return me;
  },
);
