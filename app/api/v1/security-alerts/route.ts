import { listSecurityAlertsOperation } from "@/lib/api/audit";
import { listSecurityAlerts } from "@/lib/domain/audit/list-security-alerts";
import { route } from "@/lib/platform/http/route";

export const GET = route(listSecurityAlertsOperation, ({ actor, query }) =>
  listSecurityAlerts(actor, query),
);
