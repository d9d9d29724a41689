import { listObservationsOperation } from "@/lib/api/records";
import { listObservations } from "@/lib/domain/records/list-records";
import { route } from "@/lib/platform/http/route";

export const GET = route(listObservationsOperation, ({ actor, params, query }) =>
  listObservations(actor, params.patientId, query),
);
