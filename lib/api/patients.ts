import { z } from "zod";
import {
  listPatientsQuery,
  patientDetail,
  patientPage,
  patientParams,
  recentPatient,
} from "@/lib/domain/patients/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const listPatientsOperation = {
  method: "get",
  path: "/patients",
  summary: "The patients that one may find: one's own, or for an administrator the clinic's",
  query: listPatientsQuery,
  answer: patientPage,
  roles: ["doctor", "nurse", "admin"],
} satisfies Operation;

export const getPatientOperation = {
  method: "get",
  path: "/patients/{patientId}",
  summary: "Who a patient is",
  params: patientParams,
  answer: patientDetail,
} satisfies Operation;

export const listRecentOperation = {
  method: "get",
  path: "/patients/recent",
  summary: "The patients whose charts one opened last",
  answer: z.object({ items: z.array(recentPatient) }),
  roles: ["doctor", "nurse"],
} satisfies Operation;
