import { getTranslations } from "next-intl/server";
import { AuditLog } from "@/components/audit/audit-log";
import { listAuditEvents } from "@/lib/domain/audit/list-audit-events";
import { listAuditEventsQuery } from "@/lib/domain/audit/schema";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("audit"))("title") };
}

export default page(
  { route: "/admin/audit", roles: ["admin"], query: listAuditEventsQuery.omit({ cursor: true }) },
  async ({ actor, timeZone, query }) => (
    <AuditLog first={await listAuditEvents(actor, query)} query={query} timeZone={timeZone} />
  ),
);
