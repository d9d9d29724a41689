import { getTranslations } from "next-intl/server";
import { OwnDrafts } from "@/components/notes/own-drafts";
import { TodayScreen } from "@/components/vitals/today-screen";
import { listOwnDrafts } from "@/lib/domain/notes/list-own-drafts";
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
    const [alerts, recent, drafts] = await Promise.all([
      listAlerts(actor, listAlertsQuery.parse({})),
      listRecent(actor),
      listOwnDrafts(actor),
    ]);
    return (
      <TodayScreen alerts={alerts} recent={recent} timeZone={timeZone}>
        <OwnDrafts drafts={drafts} timeZone={timeZone} />
      </TodayScreen>
    );
  },
);
