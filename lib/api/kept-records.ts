import { z } from "zod";
import { statePageQuery } from "@/lib/domain/patients/list-of-chart";
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
} from "@/lib/domain/records/schema";
import type { Operation } from "@/lib/platform/http/operation";
import { listOperation } from "./chart-list";

const KEEPERS = ["doctor"] as const;
const itemParams = patientParams.extend({ itemId: z.uuid() });

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

/** What a list that is kept here needs: listed by what matters now, entered, read and changed one by one. */
function keptOperations<Item extends z.ZodType, Add extends z.ZodType, Edit extends z.ZodType>(
  noun: string,
  item: Item,
  inputs: { add: Add; edit: Edit },
  says: Record<"list" | "add" | "get" | "edit", string>,
) {
  return {
    list: { ...listOperation(noun, says.list, item), query: statePageQuery },
    add: addOperation(noun, says.add, inputs.add, item),
    get: getOperation(noun, says.get, item),
    edit: editOperation(noun, says.edit, inputs.edit, item),
  };
}

export const conditionOperations = keptOperations(
  "conditions",
  condition,
  { add: addConditionInput, edit: editConditionInput },
  {
    list: "Conditions",
    add: "Enter a condition",
    get: "A condition",
    edit: "Change or resolve a condition, or mark it entered in error",
  },
);

export const allergyOperations = keptOperations(
  "allergies",
  allergyIntolerance,
  { add: addAllergyInput, edit: editAllergyInput },
  {
    list: "Allergies and intolerances",
    add: "Enter an allergy; withdraws that there are none known",
    get: "An allergy",
    edit: "Change or resolve an allergy, or mark it entered in error",
  },
);

export const medicationOperations = keptOperations(
  "medications",
  medicationRequest,
  { add: addMedicationInput, edit: editMedicationInput },
  {
    list: "Medicines as recorded",
    add: "Enter a medicine that the patient takes; orders nothing",
    get: "A medicine",
    edit: "Change or end a medicine, or mark it entered in error",
  },
);
