import { auditEventPage, listAuditEventsQuery } from "@/lib/domain/audit/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const listAuditEventsOperation = {
  method: "get",
  path: "/audit-events",
  summary: "Who looked at or did what in the clinic",
  query: listAuditEventsQuery,
  answer: auditEventPage,
  roles: ["admin"],
} satisfies Operation;
