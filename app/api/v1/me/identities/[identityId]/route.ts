import { unlinkIdentityOperation } from "@/lib/api/federation";
import { unlinkIdentity } from "@/lib/domain/federation/unlink-identity";
import { route } from "@/lib/platform/http/route";

export const DELETE = route(unlinkIdentityOperation, ({ actor, params }) =>
  unlinkIdentity(actor, params.identityId),
);
