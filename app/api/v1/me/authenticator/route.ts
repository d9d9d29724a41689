import { dropAuthenticatorOperation, startEnrolmentOperation } from "@/lib/api/factor";
import { dropAuthenticator } from "@/lib/domain/identity/drop-authenticator";
import { startEnrolment } from "@/lib/domain/identity/start-enrolment";
import { sessionCookieHeader } from "@/lib/platform/auth/cookie";
import { sessionIdOf } from "@/lib/platform/http/context";
import { route } from "@/lib/platform/http/route";

export const POST = route(startEnrolmentOperation, ({ actor, session }) =>
  startEnrolment(actor, session),
);

export const DELETE = route(
  dropAuthenticatorOperation,
  async ({ actor, request: { headers }, answerHeaders }) => {
    const id = await dropAuthenticator(actor, sessionIdOf(headers));
    answerHeaders.append("set-cookie", sessionCookieHeader(id));
    return {};
  },
);
