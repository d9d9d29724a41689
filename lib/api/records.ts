import type { z } from "zod";
import { pageOf, pageQuery } from "@/lib/domain/patients/list-of-chart";
import { patientParams } from "@/lib/domain/patients/schema";
import { medicationRequest } from "@/lib/domain/prescriptions/schema";
import {
  allergyIntolerance,
  condition,
  encounter,
  immunization,
  observation,
  procedure,
} from "@/lib/domain/records/schema";
import type { Operation } from "@/lib/platform/http/operation";

function listOperation<Item extends z.ZodType>(noun: string, summary: string, item: Item) {
  return {
    method: "get",
    path: `/patients/{patientId}/${noun}`,
    summary,
    params: patientParams,
    query: pageQuery,
    answer: pageOf(item),
  } satisfies Operation;
}

export const listConditionsOperation = listOperation("conditions", "Conditions", condition);
export const listAllergiesOperation = listOperation(
  "allergies",
  "Allergies and intolerances",
  allergyIntolerance,
);
export const listMedicationsOperation = listOperation(
  "medications",
  "Medicines as recorded",
  medicationRequest,
);
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
