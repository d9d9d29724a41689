import { getTranslations } from "next-intl/server";
import { AuditLog } from "@/components/audit/audit-log";
import { lastCheck } from "@/lib/domain/audit/ask-check";
import { listAuditEvents } from "@/lib/domain/audit/list-audit-events";
import { nameFilters } from "@/lib/domain/audit/name-filters";
import { listAuditEventsQuery } from "@/lib/domain/audit/schema";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("audit"))("title") };
}

export default page(
  { route: "/admin/audit", roles: ["admin"], query: listAuditEventsQuery.omit({ cursor: true }) },
  async ({ actor, timeZone, query }) => (
    <AuditLog
      first={await listAuditEvents(actor, { timeZone, ...query })}
      query={query}
      names={await nameFilters(actor, query)}
      check={await lastCheck(actor)}
      exports={(await clinicSettings(actor.clinicId)).auditExport}
      timeZone={timeZone}
    />
  ),
);
