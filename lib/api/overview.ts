import { timelinePage, timelineQuery } from "@/lib/domain/overview/schema";
import { patientParams } from "@/lib/domain/patients/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const listTimelineOperation = {
  method: "get",
  path: "/patients/{patientId}/timeline",
  summary: "Everything that happened to a patient, the latest first",
  params: patientParams,
  query: timelineQuery,
  answer: timelinePage,
} satisfies Operation;
