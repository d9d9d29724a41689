import { exportAuditEventsOperation } from "@/lib/api/audit";
import { exportAuditEvents } from "@/lib/domain/audit/export-audit-events";
import { localeOf } from "@/lib/platform/http/context";
import { fileResponse } from "@/lib/platform/http/file-response";
import { route } from "@/lib/platform/http/route";
import { messagesOf } from "@/lib/platform/i18n/messages";

const TYPE = "text/csv; charset=utf-8";

export const GET = route(exportAuditEventsOperation, async ({ actor, session, query, request }) => {
  const { csv } = messagesOf(localeOf(request.headers, session)).audit;
  const stream = await exportAuditEvents(actor, query, csv.columns);
  return fileResponse(actor, stream, { type: TYPE, saveAs: csv.file });
});
