import { getTranslations } from "next-intl/server";
import { CaringScreen } from "@/components/caregivers/caring-screen";
import { listCared } from "@/lib/domain/caregivers/list-cared";
import { meOf } from "@/lib/domain/identity/me";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("caregivers"))("caring") };
}

export default page(
  { route: "/caring", roles: ["patient"] },
  async ({ actor, session, timeZone }) => {
    const { items } = await listCared(actor);
    return <CaringScreen me={meOf(session)} first={items} timeZone={timeZone} />;
  },
);
