import { confirmEnrolmentOperation } from "@/lib/api/factor";
import { confirmEnrolment } from "@/lib/domain/identity/confirm-enrolment";
import { recogniseDevice } from "@/lib/domain/identity/recognise-device";
import { deviceCookieHeader, deviceNameOf, sessionCookieHeader } from "@/lib/platform/auth/cookie";
import { sessionIdOf } from "@/lib/platform/http/context";
import { forgiveProof, limitProof } from "@/lib/platform/http/rate-limit";
import { route } from "@/lib/platform/http/route";

export const POST = route(
  confirmEnrolmentOperation,
  async ({ actor, session, body, request: { headers }, answerHeaders }) => {
    const sessionId = sessionIdOf(headers);
    const prover = { userId: actor.userId, sessionId, half: session.pending !== undefined };
    await limitProof(prover);
    const { id, recoveryCodes } = await confirmEnrolment(actor, session, sessionId, body.code);
    await forgiveProof(prover);
    const device = deviceNameOf(headers);
    await recogniseDevice(actor, device);
    answerHeaders.append("set-cookie", sessionCookieHeader(id));
    answerHeaders.append("set-cookie", deviceCookieHeader(device));
    return { recoveryCodes };
  },
);
