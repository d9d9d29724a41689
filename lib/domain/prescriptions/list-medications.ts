import { type ChartList, listOfChart, type PageQuery } from "@/lib/domain/patients/list-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { medicationRequest } from "./schema";

const MEDICATIONS: ChartList<typeof medicationRequest> = {
  part: "medications",
  table: "medication_requests",
  at: "authored_at",
  item: medicationRequest,
};

/** A page of the patient's medicines, the latest first. Fails: not_found, malformed (cursor). */
export const listMedications = (actor: Actor, patientId: string, query: PageQuery) =>
  listOfChart(actor, patientId, MEDICATIONS, query);
