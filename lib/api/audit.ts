import { z } from "zod";
import {
  auditEventPage,
  exportAuditEventsQuery,
  listAuditEventsQuery,
} from "@/lib/domain/audit/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const listAuditEventsOperation = {
  method: "get",
  path: "/audit-events",
  summary: "Who looked at or did what in the clinic",
  query: listAuditEventsQuery,
  answer: auditEventPage,
  roles: ["admin"],
} satisfies Operation;

export const exportAuditEventsOperation = {
  method: "get",
  path: "/audit-events.csv",
  summary: "The audit log by the same filters, as a file for spreadsheets",
  query: exportAuditEventsQuery,
  answer: z.string(),
  file: "text/csv",
  roles: ["admin"],
  stepUp: true,
} satisfies Operation;
