import { signInByPasskeyOperation } from "@/lib/api/passkeys";
import { signInByPasskey } from "@/lib/domain/identity/sign-in-by-passkey";
import {
  challengeSecretOf,
  deviceCookieHeader,
  deviceNameOf,
  sessionCookieHeader,
} from "@/lib/platform/auth/cookie";
import { requireHttps } from "@/lib/platform/http/body";
import { endReplaced } from "@/lib/platform/http/end-replaced";
import { publicRoute } from "@/lib/platform/http/public-route";
import { forgiveUnguessed, limitUnguessed } from "@/lib/platform/http/rate-limit";

export const POST = publicRoute(
  signInByPasskeyOperation,
  async ({ body, from, address, headers, answerHeaders }) => {
    requireHttps();
    await limitUnguessed(address);
    const name = deviceNameOf(headers);
    const id = await signInByPasskey(body, { secret: challengeSecretOf(headers), name }, from);
    await forgiveUnguessed(address);
    await endReplaced(headers);
    answerHeaders.append("set-cookie", sessionCookieHeader(id));
    answerHeaders.append("set-cookie", deviceCookieHeader(name));
    return {};
  },
);
