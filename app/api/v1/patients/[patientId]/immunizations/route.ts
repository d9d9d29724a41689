import { listImmunizationsOperation } from "@/lib/api/records";
import { listImmunizations } from "@/lib/domain/records/list-records";
import { route } from "@/lib/platform/http/route";

export const GET = route(listImmunizationsOperation, ({ actor, params, query }) =>
  listImmunizations(actor, params.patientId, query),
);
