import { getTranslations } from "next-intl/server";
import { AlertsScreen } from "@/components/vitals/alerts-screen";
import { listAlertsQuery } from "@/lib/domain/vitals/alert-schema";
import { listAlerts } from "@/lib/domain/vitals/list-alerts";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("alerts"))("title") };
}

export default page(
  { route: "/alerts", roles: ["doctor", "nurse"], query: listAlertsQuery.omit({ cursor: true }) },
  async ({ actor, timeZone, query }) => (
    <AlertsScreen first={await listAlerts(actor, query)} state={query.state} timeZone={timeZone} />
  ),
);
