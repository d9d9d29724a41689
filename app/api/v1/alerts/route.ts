import { listAlertsOperation } from "@/lib/api/alerts";
import { listAlerts } from "@/lib/domain/vitals/list-alerts";
import { route } from "@/lib/platform/http/route";

export const GET = route(listAlertsOperation, ({ actor, query }) => listAlerts(actor, query));
