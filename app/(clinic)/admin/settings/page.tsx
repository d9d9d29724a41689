import { getTranslations } from "next-intl/server";
import { SettingsScreen } from "@/components/settings/settings-screen";
import { getSettings } from "@/lib/domain/settings/get-settings";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("settings"))("title") };
}

export default page(
  { route: "/admin/settings", roles: ["admin"] },
  async ({ actor, session, timeZone }) => (
    <SettingsScreen
      section="general"
      first={await getSettings(actor, "general")}
      userId={actor.userId}
      clinicName={session.clinicName}
      timeZone={timeZone}
    />
  ),
);
