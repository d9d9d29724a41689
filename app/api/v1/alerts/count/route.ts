import { countAlertsOperation } from "@/lib/api/alerts";
import { countAlerts } from "@/lib/domain/vitals/list-alerts";
import { route } from "@/lib/platform/http/route";

export const GET = route(countAlertsOperation, ({ actor }) => countAlerts(actor));
