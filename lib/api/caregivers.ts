import { z } from "zod";
import {
  actForInput,
  caredList,
  caregiver,
  caregiverParams,
  caregivers,
  changeCaregiverInput,
  inviteCaregiverInput,
} from "@/lib/domain/caregivers/schema";
import { me } from "@/lib/domain/identity/schema";
import { patientParams } from "@/lib/domain/patients/schema";
import type { Operation } from "@/lib/platform/http/operation";

const GIVERS = ["doctor", "nurse", "admin", "patient"] as const;
const params = patientParams.extend(caregiverParams.shape);

export const listCaregiversOperation = {
  method: "get",
  path: "/patients/{patientId}/caregivers",
  summary: "Who may act for a patient, was asked to or did",
  params: patientParams,
  answer: caregivers,
  roles: GIVERS,
} satisfies Operation;

export const inviteCaregiverOperation = {
  method: "post",
  path: "/patients/{patientId}/caregivers",
  summary:
    "Ask somebody to act for a patient: the patient for a time, the clinic for a minor with proof. One must have shown lately who one is",
  params: patientParams,
  body: inviteCaregiverInput,
  answer: caregiver,
  status: 201,
  roles: GIVERS,
  idempotent: true,
} satisfies Operation;

export const changeCaregiverOperation = {
  method: "patch",
  path: "/patients/{patientId}/caregivers/{caregiverId}",
  summary:
    "Change what a caregiver is let into, from this moment on. One must have shown lately who one is",
  params,
  body: changeCaregiverInput,
  answer: caregiver,
  roles: GIVERS,
  ifMatch: true,
} satisfies Operation;

export const endCaregiverOperation = {
  method: "delete",
  path: "/patients/{patientId}/caregivers/{caregiverId}",
  summary: "End what a caregiver was let into, at once",
  params,
  answer: z.object({}),
  roles: GIVERS,
} satisfies Operation;

export const listCaredOperation = {
  method: "get",
  path: "/me/cared",
  summary: "Whom one may act for, and who asked one to",
  answer: caredList,
  roles: ["patient"],
} satisfies Operation;

export const acceptCaredOperation = {
  method: "post",
  path: "/me/cared/{caregiverId}/acceptance",
  summary: "Accept to act for a patient, once",
  params: caregiverParams,
  answer: z.object({}),
  roles: ["patient"],
} satisfies Operation;

export const leaveCaredOperation = {
  method: "delete",
  path: "/me/cared/{caregiverId}",
  summary: "Decline to act for a patient, or end it at once",
  params: caregiverParams,
  answer: z.object({}),
  roles: ["patient"],
} satisfies Operation;

export const actForOperation = {
  method: "post",
  path: "/me/acting",
  summary: "Go on for a patient whom one may act for, or for oneself again, with a new cookie",
  body: actForInput,
  answer: me,
  roles: ["patient"],
} satisfies Operation;
