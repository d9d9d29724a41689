import { getTranslations } from "next-intl/server";
import { SecurityScreen } from "@/components/audit/security-screen";
import { listSecurityAlerts } from "@/lib/domain/audit/list-security-alerts";
import { listSecurityAlertsQuery } from "@/lib/domain/audit/security-alert-schema";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("security"))("title") };
}

const query = listSecurityAlertsQuery.pick({ state: true });

export default page(
  { route: "/admin/security", roles: ["admin"], query },
  async ({ actor, timeZone, query: { state } }) => {
    const first = await listSecurityAlerts(actor, { state, limit: 30 });
    return <SecurityScreen key={state} first={first} state={state} timeZone={timeZone} />;
  },
);
