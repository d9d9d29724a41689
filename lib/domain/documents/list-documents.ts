import { type ChartList, listOfChart, type PageQuery } from "@/lib/domain/patients/list-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { documentReference } from "./schema";

const DOCUMENTS: ChartList<typeof documentReference> = {
  part: "documents",
  table: "document_references",
  at: "date_at",
  item: documentReference,
};

/** A page of the patient's documents, the latest first. Fails: not_found, malformed (cursor). */
export const listDocuments = (actor: Actor, patientId: string, query: PageQuery) =>
  listOfChart(actor, patientId, DOCUMENTS, query);
