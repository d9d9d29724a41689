import { getProofOperation, proveMeOperation } from "@/lib/api/factor";
import { proveMe } from "@/lib/domain/identity/prove-me";
import { recogniseDevice } from "@/lib/domain/identity/recognise-device";
import { deviceCookieHeader, deviceNameOf, sessionCookieHeader } from "@/lib/platform/auth/cookie";
import { sessionIdOf } from "@/lib/platform/http/context";
import { forgiveProof, limitProof } from "@/lib/platform/http/rate-limit";
import { route } from "@/lib/platform/http/route";

export const GET = route(getProofOperation, async () => ({}));

export const POST = route(
  proveMeOperation,
  async ({ actor, session, body, request: { headers }, answerHeaders }) => {
    const sessionId = sessionIdOf(headers);
    const prover = { userId: actor.userId, sessionId, half: session.pending !== undefined };
    await limitProof(prover);
    const { id, signedIn } = await proveMe(actor, session, sessionId, body);
    await forgiveProof(prover);
    answerHeaders.append("set-cookie", sessionCookieHeader(id));
    if (!signedIn) return {};
    const device = deviceNameOf(headers);
    await recogniseDevice(actor, device);
    answerHeaders.append("set-cookie", deviceCookieHeader(device));
    return {};
  },
);
