import { listConditionsOperation } from "@/lib/api/records";
import { listConditions } from "@/lib/domain/records/list-records";
import { route } from "@/lib/platform/http/route";

export const GET = route(listConditionsOperation, ({ actor, params, query }) =>
  listConditions(actor, params.patientId, query),
);
