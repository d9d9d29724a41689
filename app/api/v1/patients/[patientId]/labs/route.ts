import { listLabsOperation } from "@/lib/api/records";
import { listLabs } from "@/lib/domain/records/list-labs";
import { route } from "@/lib/platform/http/route";

export const GET = route(listLabsOperation, ({ actor, params, query }) =>
  listLabs(actor, params.patientId, query),
);
