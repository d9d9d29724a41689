import { getTranslations } from "next-intl/server";
import { EmergenciesScreen } from "@/components/emergency/emergencies-screen";
import { listEmergencies } from "@/lib/domain/emergency/list-emergencies";
import { listEmergenciesQuery } from "@/lib/domain/emergency/schema";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("emergency"))("reviews") };
}

const query = listEmergenciesQuery.pick({ state: true });

export default page(
  { route: "/admin/emergencies", roles: ["admin"], query },
  async ({ actor, timeZone, query: { state } }) => {
    const first = await listEmergencies(actor, { state, limit: 25 });
    return <EmergenciesScreen key={state} first={first} state={state} timeZone={timeZone} />;
  },
);
