import { listAuditEventsOperation } from "@/lib/api/audit";
import { listAuditEvents } from "@/lib/domain/audit/list-audit-events";
import { route } from "@/lib/platform/http/route";

export const GET = route(listAuditEventsOperation, ({ actor, query }) =>
  listAuditEvents(actor, query),
);
