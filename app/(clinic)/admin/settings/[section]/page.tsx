import { getTranslations } from "next-intl/server";
import { SettingsScreen } from "@/components/settings/settings-screen";
import { storageFacts } from "@/lib/domain/documents/room";
import { sectionFacts } from "@/lib/domain/notifications/section-facts";
import { getSettings } from "@/lib/domain/settings/get-settings";
import { sectionParams } from "@/lib/domain/settings/schema";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("settings"))("title") };
}

export default page(
  { route: "/admin/settings/{section}", roles: ["admin"], params: sectionParams },
  async ({ actor, session, timeZone, params: { section } }) => (
    <SettingsScreen
      key={section}
      section={section}
      first={await getSettings(actor, section)}
      userId={actor.userId}
      clinicName={session.clinicName}
      timeZone={timeZone}
      facts={section === "files" ? { storage: await storageFacts(actor) } : sectionFacts(section)}
    />
  ),
);
