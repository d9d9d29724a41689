import {
  listPatientsQuery,
  patientDetail,
  patientPage,
  patientParams,
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
