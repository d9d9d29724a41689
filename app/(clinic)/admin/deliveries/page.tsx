import { getTranslations } from "next-intl/server";
import { FailedScreen } from "@/components/notifications/failed-screen";
import { listFailed } from "@/lib/domain/notifications/list-failed";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("deliveries"))("title") };
}

export default page(
  { route: "/admin/deliveries", roles: ["admin"] },
  async ({ actor, timeZone }) => (
    <FailedScreen first={await listFailed(actor, { limit: 50 })} timeZone={timeZone} />
  ),
);
