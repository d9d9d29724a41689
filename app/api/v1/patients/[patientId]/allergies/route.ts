import { listAllergiesOperation } from "@/lib/api/records";
import { listAllergies } from "@/lib/domain/records/list-records";
import { route } from "@/lib/platform/http/route";

export const GET = route(listAllergiesOperation, ({ actor, params, query }) =>
  listAllergies(actor, params.patientId, query),
);
