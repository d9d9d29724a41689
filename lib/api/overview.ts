import { offlineRecord } from "@/lib/domain/overview/offline-schema";
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

export const getOfflineRecordOperation = {
  method: "get",
  path: "/me/offline-record",
  summary: "What a patient's own device keeps, to be read without a connection",
  answer: offlineRecord,
} satisfies Operation;
