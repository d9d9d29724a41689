import { z } from "zod";
import { auditCheck, auditCheckParams } from "@/lib/domain/audit/check-schema";
import {
  auditEventPage,
  exportAuditEventsQuery,
  listAuditEventsQuery,
} from "@/lib/domain/audit/schema";
import {
  listSecurityAlertsQuery,
  securityAlertPage,
  securityAlertParams,
  securityAlertSeen,
  seeSecurityAlertInput,
} from "@/lib/domain/audit/security-alert-schema";
import { notePrintInput, patientParams } from "@/lib/domain/patients/schema";
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

export const askCheckOperation = {
  method: "post",
  path: "/audit-checks",
  summary:
    "Ask whether the audit log is as it was sealed; a worker walks its chain after the answer",
  answer: auditCheck,
  status: 201,
  roles: ["admin"],
  idempotent: true,
} satisfies Operation;

export const getCheckOperation = {
  method: "get",
  path: "/audit-checks/{checkId}",
  summary: "What a check of the audit log found: the proof, or the first fault",
  params: auditCheckParams,
  answer: auditCheck,
  roles: ["admin"],
} satisfies Operation;

export const listSecurityAlertsOperation = {
  method: "get",
  path: "/security-alerts",
  summary: "What the rules that watch the audit log found, the latest first",
  query: listSecurityAlertsQuery,
  answer: securityAlertPage,
  roles: ["admin"],
} satisfies Operation;

export const seeSecurityAlertOperation = {
  method: "patch",
  path: "/security-alerts/{alertId}",
  summary: "Say that a security alert was seen",
  params: securityAlertParams,
  body: seeSecurityAlertInput,
  answer: securityAlertSeen,
  roles: ["admin"],
  ifMatch: true,
} satisfies Operation;

export const notePrintOperation = {
  method: "post",
  path: "/patients/{patientId}/prints",
  summary: "Say that a part of the chart is printed, for the audit log",
  params: patientParams,
  body: notePrintInput,
  answer: z.object({}),
} satisfies Operation;
