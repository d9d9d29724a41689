import { decideErasureOperation } from "@/lib/api/erasure";
import { decideErasure } from "@/lib/domain/erasure/decide-erasure";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(decideErasureOperation, ({ actor, params, body, version }) =>
  decideErasure(actor, params.requestId, body, version),
);
