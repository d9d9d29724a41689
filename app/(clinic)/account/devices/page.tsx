import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { DevicesScreen } from "@/components/identity/devices-screen";
import { listOwnSessions } from "@/lib/domain/identity/list-own-sessions";
import { sessionIdOf } from "@/lib/platform/http/context";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("devices"))("title") };
}

export default page({ route: "/account/devices" }, async ({ actor, session, timeZone }) => (
  <DevicesScreen
    first={await listOwnSessions(actor, sessionIdOf(await headers()))}
    timeZone={timeZone}
    isPatient={session.role === "patient"}
  />
));
