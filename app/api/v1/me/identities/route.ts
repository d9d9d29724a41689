import { linkIdentityOperation, listIdentitiesOperation } from "@/lib/api/federation";
import { linkIdentity } from "@/lib/domain/federation/link-identity";
import { listIdentities } from "@/lib/domain/federation/list-identities";
import { sessionIdOf } from "@/lib/platform/http/context";
import { route } from "@/lib/platform/http/route";

export const GET = route(listIdentitiesOperation, ({ actor }) => listIdentities(actor));

export const POST = route(linkIdentityOperation, ({ actor, body, request }) =>
  linkIdentity(actor, sessionIdOf(request.headers), body.query),
);
