import { z } from "zod";
import { documentReference } from "@/lib/domain/documents/schema";
import { pageOf, pageQuery, statePageQuery } from "@/lib/domain/patients/list-of-chart";
import { patientParams } from "@/lib/domain/patients/schema";
import {
  addMedicationInput,
  editMedicationInput,
  medicationRequest,
} from "@/lib/domain/prescriptions/schema";
import {
  addAllergyInput,
  addConditionInput,
  allergyIntolerance,
  condition,
  editAllergyInput,
  editConditionInput,
  encounter,
  immunization,
  labSeries,
  labsQuery,
  noKnownAllergies,
  observation,
  procedure,
} from "@/lib/domain/records/schema";
import type { Operation } from "@/lib/platform/http/operation";

const KEEPERS = ["doctor"] as const;
const itemParams = patientParams.extend({ itemId: z.uuid() });

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

/** A list that tells what matters now (`state=active`) from what is past. */
function stateListOperation<Item extends z.ZodType>(noun: string, summary: string, item: Item) {
  return { ...listOperation(noun, summary, item), query: statePageQuery } satisfies Operation;
}

function addOperation<Body extends z.ZodType, Item extends z.ZodType>(
  noun: string,
  summary: string,
  body: Body,
  answer: Item,
) {
  return {
    method: "post",
    path: `/patients/{patientId}/${noun}`,
    summary,
    params: patientParams,
    body,
    answer,
    status: 201,
    roles: KEEPERS,
    idempotent: true,
  } satisfies Operation;
}

function getOperation<Item extends z.ZodType>(noun: string, summary: string, answer: Item) {
  return {
    method: "get",
    path: `/patients/{patientId}/${noun}/{itemId}`,
    summary,
    params: itemParams,
    answer,
  } satisfies Operation;
}

function editOperation<Body extends z.ZodType, Item extends z.ZodType>(
  noun: string,
  summary: string,
  body: Body,
  answer: Item,
) {
  return {
    method: "patch",
    path: `/patients/{patientId}/${noun}/{itemId}`,
    summary,
    params: itemParams,
    body,
    answer,
    roles: KEEPERS,
    ifMatch: true,
  } satisfies Operation;
}

export const listConditionsOperation = stateListOperation("conditions", "Conditions", condition);
export const addConditionOperation = addOperation(
  "conditions",
  "Enter a condition",
  addConditionInput,
  condition,
);
export const getConditionOperation = getOperation("conditions", "A condition", condition);
export const editConditionOperation = editOperation(
  "conditions",
  "Change or resolve a condition, or mark it entered in error",
  editConditionInput,
  condition,
);
export const listAllergiesOperation = stateListOperation(
  "allergies",
  "Allergies and intolerances",
  allergyIntolerance,
);
export const addAllergyOperation = addOperation(
  "allergies",
  "Enter an allergy; withdraws that there are none known",
  addAllergyInput,
  allergyIntolerance,
);
export const getAllergyOperation = getOperation("allergies", "An allergy", allergyIntolerance);
export const editAllergyOperation = editOperation(
  "allergies",
  "Change or resolve an allergy, or mark it entered in error",
  editAllergyInput,
  allergyIntolerance,
);
export const listMedicationsOperation = stateListOperation(
  "medications",
  "Medicines as recorded",
  medicationRequest,
);
export const addMedicationOperation = addOperation(
  "medications",
  "Enter a medicine that the patient takes; orders nothing",
  addMedicationInput,
  medicationRequest,
);
export const getMedicationOperation = getOperation("medications", "A medicine", medicationRequest);
export const editMedicationOperation = editOperation(
  "medications",
  "Change or end a medicine, or mark it entered in error",
  editMedicationInput,
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
