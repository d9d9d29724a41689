import { z } from "zod";
import { patientParams } from "@/lib/domain/patients/schema";
import {
  correctVitalsInput,
  latest,
  latestQuery,
  listVitalsQuery,
  recordVitalsInput,
  trends,
  trendsQuery,
  vitalSet,
  vitalSetPage,
} from "@/lib/domain/vitals/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const listVitalsOperation = {
  method: "get",
  path: "/patients/{patientId}/vitals",
  summary: "Vital signs, the latest first",
  params: patientParams,
  query: listVitalsQuery,
  answer: vitalSetPage,
} satisfies Operation;

export const recordVitalsOperation = {
  method: "post",
  path: "/patients/{patientId}/vitals",
  summary: "Record readings taken at one moment",
  params: patientParams,
  body: recordVitalsInput,
  answer: vitalSet,
  status: 201,
  idempotent: true,
} satisfies Operation;

export const correctVitalsOperation = {
  method: "patch",
  path: "/patients/{patientId}/vitals/{setId}",
  summary: "Mark readings as entered in error",
  params: patientParams.extend({ setId: z.uuid() }),
  body: correctVitalsInput,
  answer: z.object({ id: z.uuid(), version: z.number().int() }),
  ifMatch: true,
} satisfies Operation;

export const getTrendsOperation = {
  method: "get",
  path: "/patients/{patientId}/vitals/trends",
  summary: "Each kind of vital sign over a period, thinned to what a chart can show",
  params: patientParams,
  query: trendsQuery,
  answer: trends,
} satisfies Operation;

export const listLatestOperation = {
  method: "get",
  path: "/vitals/latest",
  summary: "The latest readings of each of several patients, as lists show them",
  query: latestQuery,
  answer: latest,
  roles: ["doctor", "nurse"],
} satisfies Operation;
