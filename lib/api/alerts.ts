import { z } from "zod";
import { patientParams } from "@/lib/domain/patients/schema";
import {
  acknowledgeAlertInput,
  alertCount,
  alertPage,
  listAlertsQuery,
} from "@/lib/domain/vitals/alert-schema";
import type { Operation } from "@/lib/platform/http/operation";

export const listAlertsOperation = {
  method: "get",
  path: "/alerts",
  summary: "Critical readings of the patients one treats, the latest first",
  query: listAlertsQuery,
  answer: alertPage,
  roles: ["doctor", "nurse"],
} satisfies Operation;

export const countAlertsOperation = {
  method: "get",
  path: "/alerts/count",
  summary: "How many alerts wait",
  answer: alertCount,
  roles: ["doctor", "nurse"],
} satisfies Operation;

export const acknowledgeAlertOperation = {
  method: "patch",
  path: "/patients/{patientId}/alerts/{alertId}",
  summary: "Say that an alert was seen to, and how",
  params: patientParams.extend({ alertId: z.uuid() }),
  body: acknowledgeAlertInput,
  answer: z.object({ id: z.uuid(), version: z.number().int() }),
  roles: ["doctor", "nurse"],
  ifMatch: true,
} satisfies Operation;
