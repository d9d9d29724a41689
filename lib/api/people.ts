import { z } from "zod";
import {
  assignCareInput,
  careMembers,
  careRelationship,
  careRelationships,
  endCareInput,
} from "@/lib/domain/patients/care-schema";
import {
  duplicates,
  duplicatesInput,
  personDetail,
  personInput,
  registered,
  registerPatientInput,
} from "@/lib/domain/patients/person-schema";
import { patientParams } from "@/lib/domain/patients/schema";
import type { Operation } from "@/lib/platform/http/operation";

const STAFF = ["doctor", "nurse", "admin"] as const;

export const registerPatientOperation = {
  method: "post",
  path: "/patients",
  summary: "Register a patient; refused while likely duplicates weren't looked at",
  body: registerPatientInput,
  answer: registered,
  status: 201,
  roles: STAFF,
  idempotent: true,
} satisfies Operation;

export const findDuplicatesOperation = {
  method: "post",
  path: "/patients/duplicates",
  summary: "People who may be the one that is being written down",
  body: duplicatesInput,
  answer: duplicates,
  roles: STAFF,
  idempotent: true,
} satisfies Operation;

export const getPersonOperation = {
  method: "get",
  path: "/patients/{patientId}/person",
  summary: "Who a patient is: identity, documents, contacts, insurance",
  params: patientParams,
  answer: personDetail,
  roles: STAFF,
} satisfies Operation;

export const editPersonOperation = {
  method: "patch",
  path: "/patients/{patientId}/person",
  summary: "Change who a patient is",
  params: patientParams,
  body: personInput,
  answer: personDetail,
  roles: STAFF,
  ifMatch: true,
} satisfies Operation;

export const listCareOperation = {
  method: "get",
  path: "/patients/{patientId}/care",
  summary: "Who treats and treated a patient",
  params: patientParams,
  answer: careRelationships,
  roles: STAFF,
} satisfies Operation;

export const assignCareOperation = {
  method: "post",
  path: "/patients/{patientId}/care",
  summary: "Let somebody treat a patient",
  params: patientParams,
  body: assignCareInput,
  answer: careRelationship,
  status: 201,
  roles: STAFF,
  idempotent: true,
} satisfies Operation;

export const endCareOperation = {
  method: "patch",
  path: "/patients/{patientId}/care/{careId}",
  summary: "End a care relation, or hand it over",
  params: patientParams.extend({ careId: z.uuid() }),
  body: endCareInput,
  answer: careRelationship,
  roles: STAFF,
  ifMatch: true,
} satisfies Operation;

export const listCareMembersOperation = {
  method: "get",
  path: "/care-members",
  summary: "Who can treat in this clinic",
  answer: careMembers,
  roles: STAFF,
} satisfies Operation;
