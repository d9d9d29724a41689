import { assignCareOperation, listCareOperation } from "@/lib/api/people";
import { assignCare } from "@/lib/domain/patients/assign-care";
import { listCare } from "@/lib/domain/patients/list-care";
import { route } from "@/lib/platform/http/route";

export const GET = route(listCareOperation, ({ actor, params }) =>
  listCare(actor, params.patientId),
);
export const POST = route(assignCareOperation, ({ actor, params, body }) =>
  assignCare(actor, params.patientId, body),
);
