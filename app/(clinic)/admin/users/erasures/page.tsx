import { getTranslations } from "next-intl/server";
import { ErasuresScreen } from "@/components/erasure/erasures-screen";
import { listErasures } from "@/lib/domain/erasure/list-erasures";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("erasures"))("title") };
}

export default page(
  { route: "/admin/users/erasures", roles: ["admin"] },
  async ({ actor, timeZone }) => (
    <ErasuresScreen first={await listErasures(actor, { limit: 25 })} timeZone={timeZone} />
  ),
);
