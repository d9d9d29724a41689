import { z } from "zod";
import {
  accessPage,
  accessQuery,
  accessQuestionCount,
  accessQuestionPage,
  accessQuestionsQuery,
  answerInput,
  asked,
  askInput,
} from "@/lib/domain/audit/access-schema";
import { patientParams } from "@/lib/domain/patients/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const listAccessesOperation = {
  method: "get",
  path: "/patients/{patientId}/access-log",
  summary: "Who has seen one's own record, when, what and why",
  params: patientParams,
  query: accessQuery,
  answer: accessPage,
  roles: ["patient"],
} satisfies Operation;

export const askAboutAccessOperation = {
  method: "post",
  path: "/patients/{patientId}/access-questions",
  summary: "Ask the clinic's administrator about an entry of one's own access log",
  params: patientParams,
  body: askInput,
  answer: asked,
  status: 201,
  roles: ["patient"],
  idempotent: true,
} satisfies Operation;

export const listAccessQuestionsOperation = {
  method: "get",
  path: "/access-questions",
  summary: "What patients asked about who saw their record",
  query: accessQuestionsQuery,
  answer: accessQuestionPage,
  roles: ["admin"],
} satisfies Operation;

export const countAccessQuestionsOperation = {
  method: "get",
  path: "/access-questions/count",
  summary: "How many such questions wait",
  answer: accessQuestionCount,
  roles: ["admin"],
} satisfies Operation;

export const answerAccessQuestionOperation = {
  method: "patch",
  path: "/patients/{patientId}/access-questions/{questionId}",
  summary: "Answer a patient's question about an access",
  params: patientParams.extend({ questionId: z.uuid() }),
  body: answerInput,
  answer: z.object({ id: z.uuid(), version: z.number().int() }),
  roles: ["admin"],
  ifMatch: true,
} satisfies Operation;
