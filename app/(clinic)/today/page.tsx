import { getTranslations } from "next-intl/server";
import { TodayScreen } from "@/components/vitals/today-screen";
import { listRecent } from "@/lib/domain/patients/list-recent";
import { listAlertsQuery } from "@/lib/domain/vitals/alert-schema";
import { listAlerts } from "@/lib/domain/vitals/list-alerts";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("today"))("title") };
}

export default page(
  { route: "/today", roles: ["doctor", "nurse"] },
  async ({ actor, timeZone }) => {
    const [alerts, recent] = await Promise.all([
      listAlerts(actor, listAlertsQuery.parse({})),
      listRecent(actor),
    ]);
    return <TodayScreen alerts={alerts} recent={recent} timeZone={timeZone} />;
  },
);
