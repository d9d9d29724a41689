import { askResetOperation } from "@/lib/api/identity";
import { askReset } from "@/lib/domain/identity/ask-reset";
import { publicRoute } from "@/lib/platform/http/public-route";
import { limitLinks } from "@/lib/platform/http/rate-limit";

export const POST = publicRoute(askResetOperation, async ({ body, from, address }) => {
  await limitLinks(body.email, address);
  return askReset(body.email, from);
});
