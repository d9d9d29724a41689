import { conditionOperations } from "@/lib/api/kept-records";
import { addCondition } from "@/lib/domain/records/add-condition";
import { listConditions } from "@/lib/domain/records/list-records";
import { route } from "@/lib/platform/http/route";

export const GET = route(conditionOperations.list, ({ actor, params, query }) =>
  listConditions(actor, params.patientId, query),
);

export const POST = route(conditionOperations.add, ({ actor, params, body }) =>
  addCondition(actor, params.patientId, body),
);
