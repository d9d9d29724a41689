import { z } from "zod";
import { patientParams } from "@/lib/domain/patients/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const exportRecordOperation = {
  method: "get",
  path: "/patients/{patientId}/record",
  summary: "A patient's whole record as a FHIR R4 Bundle, as a stream",
  params: patientParams,
  answer: z.string(),
  file: "application/fhir+json",
  stepUp: true,
} satisfies Operation;
