import { listVitalsOperation, recordVitalsOperation } from "@/lib/api/vitals";
import { listVitals } from "@/lib/domain/vitals/list-vitals";
import { recordVitals } from "@/lib/domain/vitals/record-vitals";
import { route } from "@/lib/platform/http/route";

export const GET = route(listVitalsOperation, ({ actor, params, query }) =>
  listVitals(actor, params.patientId, query),
);

export const POST = route(recordVitalsOperation, ({ actor, params, body }) =>
  recordVitals(actor, params.patientId, body),
);
