import { getTranslations } from "next-intl/server";
import { SystemScreen } from "@/components/operations/system-screen";
import { measureSystem } from "@/lib/domain/operations/measure-system";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("system"))("title") };
}

export default page({ route: "/admin/system", platformAdmin: true }, async ({ timeZone }) => (
  <SystemScreen first={await measureSystem()} timeZone={timeZone} />
));
