import { changePasswordOperation } from "@/lib/api/identity";
import { changePassword } from "@/lib/domain/identity/change-password";
import { deviceNameOf, sessionCookieHeader } from "@/lib/platform/auth/cookie";
import { addressOf, sessionIdOf } from "@/lib/platform/http/context";
import { forgiveSignIn, limitSignIn } from "@/lib/platform/http/rate-limit";
import { route } from "@/lib/platform/http/route";

export const POST = route(
  changePasswordOperation,
  async ({ actor, session, body, request: { headers }, answerHeaders }) => {
    const { email } = session;
    const trier = { email, address: addressOf(headers), browser: deviceNameOf(headers) };
    const counted = await limitSignIn(trier);
    const id = await changePassword(actor, session, sessionIdOf(headers), body);
    await forgiveSignIn(counted);
    answerHeaders.append("set-cookie", sessionCookieHeader(id));
    return {};
  },
);
