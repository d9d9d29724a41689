import { listAccessesOperation } from "@/lib/api/access";
import { listAccesses } from "@/lib/domain/audit/list-accesses";
import { route } from "@/lib/platform/http/route";

export const GET = route(listAccessesOperation, ({ actor, params, query }) =>
  listAccesses(actor, params.patientId, query),
);
