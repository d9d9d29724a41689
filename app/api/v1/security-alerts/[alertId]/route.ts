import { seeSecurityAlertOperation } from "@/lib/api/audit";
import { seeSecurityAlert } from "@/lib/domain/audit/see-security-alert";
import { route } from "@/lib/platform/http/route";

export const PATCH = route(seeSecurityAlertOperation, ({ actor, params, version }) =>
  seeSecurityAlert(actor, params.alertId, version),
);
