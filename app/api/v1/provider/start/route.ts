import { randomBytes } from "node:crypto";
import { askProviderOperation } from "@/lib/api/federation";
import { askProvider, FLOW_SECONDS } from "@/lib/domain/federation/flow";
import { challengeCookieHeader } from "@/lib/platform/auth/cookie";
import { requireHttps } from "@/lib/platform/http/body";
import { publicRoute } from "@/lib/platform/http/public-route";

export const POST = publicRoute(askProviderOperation, ({ body, answerHeaders }) => {
  requireHttps();
  const secret = randomBytes(32).toString("base64url");
  answerHeaders.append("set-cookie", challengeCookieHeader(secret, FLOW_SECONDS));
  return askProvider("sign-in", secret, body.next);
});
