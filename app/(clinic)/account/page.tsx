import { getTranslations } from "next-intl/server";
import { AccountScreen } from "@/components/identity/account-screen";
import { listIdentities } from "@/lib/domain/federation/list-identities";
import { getFactor } from "@/lib/domain/identity/get-factor";
import { listPasskeys } from "@/lib/domain/identity/list-passkeys";
import { meOf } from "@/lib/domain/identity/me";
import { getChoices } from "@/lib/domain/notifications/get-choices";
import { providerName } from "@/lib/platform/auth/provider";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("account"))("title") };
}

export default page({ route: "/account" }, async ({ actor, session, timeZone }) => {
  const [choices, factor, { items: passkeys }, { items: identities }] = await Promise.all([
    getChoices(actor),
    getFactor(actor),
    listPasskeys(actor),
    listIdentities(actor),
  ]);
  const own = { choices, factor, passkeys, identities, provider: providerName() };
  return <AccountScreen me={meOf(session)} {...own} timeZone={timeZone} />;
});
