import { listErasuresOperation } from "@/lib/api/erasure";
import { listErasures } from "@/lib/domain/erasure/list-erasures";
import { route } from "@/lib/platform/http/route";

export const GET = route(listErasuresOperation, ({ actor, query }) => listErasures(actor, query));
