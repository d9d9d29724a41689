import { getTranslations } from "next-intl/server";
import { AccountScreen } from "@/components/identity/account-screen";
import { getFactor } from "@/lib/domain/identity/get-factor";
import { meOf } from "@/lib/domain/identity/me";
import { getChoices } from "@/lib/domain/notifications/get-choices";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("account"))("title") };
}

export default page({ route: "/account" }, async ({ actor, session, timeZone }) => {
  const [choices, factor] = await Promise.all([getChoices(actor), getFactor(actor)]);
  return <AccountScreen me={meOf(session)} choices={choices} factor={factor} timeZone={timeZone} />;
});
