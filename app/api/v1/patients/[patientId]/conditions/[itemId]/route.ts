import { conditionOperations } from "@/lib/api/kept-records";
import { editCondition } from "@/lib/domain/records/edit-condition";
import { getCondition } from "@/lib/domain/records/get-record";
import { route } from "@/lib/platform/http/route";

export const GET = route(conditionOperations.get, ({ actor, params }) =>
  getCondition(actor, params.patientId, params.itemId),
);

export const PATCH = route(conditionOperations.edit, ({ actor, params, body, version }) =>
  editCondition(actor, params.patientId, params.itemId, body, version),
);
