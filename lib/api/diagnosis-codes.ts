import { diagnosisCodes, searchDiagnosisCodesQuery } from "@/lib/domain/records/diagnosis-schema";
import type { Operation } from "@/lib/platform/http/operation";

export const searchDiagnosisCodesOperation = {
  method: "get",
  path: "/diagnosis-codes",
  summary: "ICD-10 codes by code or words, in Spanish and English",
  query: searchDiagnosisCodesQuery,
  answer: diagnosisCodes,
  roles: ["doctor", "nurse"],
} satisfies Operation;
