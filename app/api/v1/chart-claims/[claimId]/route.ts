import { decideClaimOperation } from "@/lib/api/registrations";
import { decideClaim } from "@/lib/domain/registrations/decide-claim";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(decideClaimOperation, ({ actor, params, body, version }) =>
  decideClaim(actor, params.claimId, body, version),
);
