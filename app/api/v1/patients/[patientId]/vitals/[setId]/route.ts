import { correctVitalsOperation } from "@/lib/api/vitals";
import { correctVitals } from "@/lib/domain/vitals/correct-vitals";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(correctVitalsOperation, ({ actor, params, body, version }) =>
  correctVitals(actor, params.patientId, params.setId, body, version),
);
