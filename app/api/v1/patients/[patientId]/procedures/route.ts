import { listProceduresOperation } from "@/lib/api/records";
import { listProcedures } from "@/lib/domain/records/list-records";
import { route } from "@/lib/platform/http/route";

export const GET = route(listProceduresOperation, ({ actor, params, query }) =>
  listProcedures(actor, params.patientId, query),
);
