import { listEncountersOperation } from "@/lib/api/records";
import { listEncounters } from "@/lib/domain/records/list-records";
import { route } from "@/lib/platform/http/route";

export const GET = route(listEncountersOperation, ({ actor, params, query }) =>
  listEncounters(actor, params.patientId, query),
);
