import { z } from "zod";
import { documentReference } from "@/lib/domain/documents/schema";
import { pageOf } from "@/lib/domain/patients/list-of-chart";
import { patientParams } from "@/lib/domain/patients/schema";
import {
  encounter,
  immunization,
  labSeries,
  labsQuery,
  noKnownAllergies,
  observation,
  procedure,
} from "@/lib/domain/records/schema";
import type { Operation } from "@/lib/platform/http/operation";
import { listOperation } from "./chart-list";

const KEEPERS = ["doctor"] as const;

export const listImmunizationsOperation = listOperation(
  "immunizations",
  "Immunizations",
  immunization,
);
export const listProceduresOperation = listOperation("procedures", "Procedures", procedure);
export const listObservationsOperation = listOperation(
  "observations",
  "Lab results and other observations",
  observation,
);
export const listEncountersOperation = listOperation("encounters", "Encounters", encounter);
export const listDocumentsOperation = listOperation(
  "documents",
  "Documents: that they exist and what they are",
  documentReference,
);

export const listLabsOperation = {
  method: "get",
  path: "/patients/{patientId}/labs",
  summary: "Results by kind, each with its latest values",
  params: patientParams,
  query: labsQuery,
  answer: pageOf(labSeries),
} satisfies Operation;

const NONE_KNOWN = "/patients/{patientId}/no-known-allergies";

export const stateNoKnownAllergiesOperation = {
  method: "post",
  path: NONE_KNOWN,
  summary: "State that the patient was asked and has no known allergies",
  params: patientParams,
  answer: noKnownAllergies,
  status: 201,
  roles: KEEPERS,
  idempotent: true,
} satisfies Operation;

export const withdrawNoKnownAllergiesOperation = {
  method: "delete",
  path: NONE_KNOWN,
  summary: "Withdraw the statement that there are no known allergies",
  params: patientParams,
  answer: z.object({}),
  roles: KEEPERS,
} satisfies Operation;
