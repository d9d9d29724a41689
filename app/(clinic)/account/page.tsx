import { getTranslations } from "next-intl/server";
import { AccountScreen } from "@/components/identity/account-screen";
import { meOf } from "@/lib/domain/identity/me";
import { getChoices } from "@/lib/domain/notifications/get-choices";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("account"))("title") };
}

export default page({ route: "/account" }, async ({ actor, session }) => (
  <AccountScreen me={meOf(session)} choices={await getChoices(actor)} />
));
