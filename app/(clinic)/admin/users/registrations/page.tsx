import { getTranslations } from "next-intl/server";
import { ClaimsScreen } from "@/components/registrations/claims-screen";
import { listClaims } from "@/lib/domain/registrations/list-claims";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("claims"))("title") };
}

export default page(
  { route: "/admin/users/registrations", roles: ["admin"] },
  async ({ actor, timeZone }) => (
    <ClaimsScreen first={await listClaims(actor, { limit: 25 })} timeZone={timeZone} />
  ),
);
