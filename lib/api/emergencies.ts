import { z } from "zod";
import {
  beginEmergencyInput,
  emergencyCount,
  emergencyPage,
  emergencyParams,
  listEmergenciesQuery,
  ownEmergencies,
  ownEmergency,
  reviewEmergencyInput,
} from "@/lib/domain/emergency/schema";
import type { Operation } from "@/lib/platform/http/operation";

const CARE = ["doctor", "nurse"] as const;

export const beginEmergencyOperation = {
  method: "post",
  path: "/emergencies",
  summary:
    "Break the glass: open the chart of the patient with exactly this record or document number, for at most an hour",
  body: beginEmergencyInput,
  answer: ownEmergency,
  status: 201,
  roles: CARE,
  idempotent: true,
  stepUp: true,
} satisfies Operation;

export const listOwnEmergenciesOperation = {
  method: "get",
  path: "/me/emergencies",
  summary: "The charts that are open to the caller by break-glass now",
  answer: ownEmergencies,
  roles: CARE,
} satisfies Operation;

export const endEmergencyOperation = {
  method: "post",
  path: "/emergencies/{emergencyId}/end",
  summary: "End one's own access by break-glass now",
  params: emergencyParams,
  answer: z.object({ id: z.uuid() }),
  roles: CARE,
} satisfies Operation;

export const listEmergenciesOperation = {
  method: "get",
  path: "/emergencies",
  summary: "What was opened by break-glass, for review",
  query: listEmergenciesQuery,
  answer: emergencyPage,
  roles: ["admin"],
} satisfies Operation;

export const countEmergenciesOperation = {
  method: "get",
  path: "/emergencies/count",
  summary: "How many accesses by break-glass wait for review",
  answer: emergencyCount,
  roles: ["admin"],
} satisfies Operation;

export const reviewEmergencyOperation = {
  method: "patch",
  path: "/emergencies/{emergencyId}",
  summary: "Say whether an access by break-glass was justified; it ends with that",
  params: emergencyParams,
  body: reviewEmergencyInput,
  answer: z.object({ id: z.uuid(), version: z.number().int() }),
  roles: ["admin"],
  ifMatch: true,
} satisfies Operation;
