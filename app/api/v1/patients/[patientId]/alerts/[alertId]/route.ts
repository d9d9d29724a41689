import { acknowledgeAlertOperation } from "@/lib/api/alerts";
import { acknowledgeAlert } from "@/lib/domain/vitals/acknowledge-alert";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(acknowledgeAlertOperation, ({ actor, params, body, version }) =>
  acknowledgeAlert(actor, params.patientId, params.alertId, body, version),
);
