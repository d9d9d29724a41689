import { endCareOperation } from "@/lib/api/people";
import { endCare } from "@/lib/domain/patients/end-care";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(endCareOperation, ({ actor, params, body, version }) =>
  endCare(actor, params.patientId, params.careId, body, version),
);
