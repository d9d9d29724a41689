import { listClaimsOperation } from "@/lib/api/registrations";
import { listClaims } from "@/lib/domain/registrations/list-claims";
import { route } from "@/lib/platform/http/route";

export const GET = route(listClaimsOperation, ({ actor, query }) => listClaims(actor, query));
