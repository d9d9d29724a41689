import { getTranslations } from "next-intl/server";
import { DownloadsScreen } from "@/components/downloads/downloads-screen";
import { listDownloads } from "@/lib/domain/downloads/list-downloads";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("downloads"))("title") };
}

export default page(
  { route: "/downloads", roles: ["doctor", "nurse", "patient"] },
  async ({ actor, timeZone }) => {
    const first = await listDownloads(actor, { limit: 25 });
    const home = actor.role === "patient";
    return <DownloadsScreen first={first} timeZone={timeZone} home={home} />;
  },
);
