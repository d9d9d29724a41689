import { listOfChart, type StatePageQuery } from "@/lib/domain/patients/list-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { MEDICATIONS } from "./medications";

/** A page of the patient's medicines, the latest first. Fails: not_found, malformed (cursor). */
export const listMedications = (actor: Actor, patientId: string, query: StatePageQuery) =>
  listOfChart(actor, patientId, MEDICATIONS, query);
