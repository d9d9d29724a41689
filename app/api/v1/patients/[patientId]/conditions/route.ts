import { addConditionOperation, listConditionsOperation } from "@/lib/api/records";
import { addCondition } from "@/lib/domain/records/add-condition";
import { listConditions } from "@/lib/domain/records/list-records";
import { route } from "@/lib/platform/http/route";

export const GET = route(listConditionsOperation, ({ actor, params, query }) =>
  listConditions(actor, params.patientId, query),
);

export const POST = route(addConditionOperation, ({ actor, params, body }) =>
  addCondition(actor, params.patientId, body),
);
