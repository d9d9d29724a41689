import { comeFromProviderOperation } from "@/lib/api/federation";
import { signInByProvider } from "@/lib/domain/federation/sign-in-by-provider";
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
  comeFromProviderOperation,
  async ({ body, from, address, headers, answerHeaders }) => {
    requireHttps();
    await limitUnguessed(address);
    const name = deviceNameOf(headers);
    const browser = { secret: challengeSecretOf(headers), name };
    const { id, next } = await signInByProvider(body.query, browser, from);
    await forgiveUnguessed(address);
    await endReplaced(headers);
    answerHeaders.append("set-cookie", sessionCookieHeader(id));
    answerHeaders.append("set-cookie", deviceCookieHeader(name));
    return { next };
  },
);
