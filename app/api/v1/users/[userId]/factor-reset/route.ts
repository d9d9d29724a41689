import { resetFactorOperation } from "@/lib/api/users";
import { resetFactor } from "@/lib/domain/identity/reset-factor";
import { route } from "@/lib/platform/http/route";

export const POST = route(resetFactorOperation, ({ actor, params, body }) =>
  resetFactor(actor, params.userId, body),
);
