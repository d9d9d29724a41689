import { randomBytes } from "node:crypto";
import { askToSignInOperation } from "@/lib/api/passkeys";
import { askToSignIn } from "@/lib/domain/identity/ask-passkey";
import { challengeCookieHeader } from "@/lib/platform/auth/cookie";
import { requireHttps } from "@/lib/platform/http/body";
import { publicRoute } from "@/lib/platform/http/public-route";

export const POST = publicRoute(askToSignInOperation, ({ answerHeaders }) => {
  requireHttps();
  // Another one each time: nobody gives a browser one that they know.
  const secret = randomBytes(32).toString("base64url");
  answerHeaders.append("set-cookie", challengeCookieHeader(secret));
  return askToSignIn(secret);
});
