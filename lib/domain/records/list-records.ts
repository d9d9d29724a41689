import {
  type ChartList,
  listOfChart,
  type PageQuery,
  type StatePageQuery,
} from "@/lib/domain/patients/list-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { ALLERGIES, CONDITIONS } from "./kept-lists";
import { flagged } from "./lab-flag";
import { encounter, immunization, observationRow, procedure } from "./schema";

const ENCOUNTERS: ChartList<typeof encounter> = {
  part: "encounters",
  table: "encounters",
  at: "start_at",
  item: encounter,
};
const PROCEDURES: ChartList<typeof procedure> = {
  part: "procedures",
  table: "procedures",
  at: "performed_at",
  item: procedure,
};
const IMMUNIZATIONS: ChartList<typeof immunization> = {
  part: "immunizations",
  table: "immunizations",
  at: "occurrence_at",
  item: immunization,
};
export const OBSERVATIONS: ChartList<typeof observationRow> = {
  part: "observations",
  table: "observations",
  at: "effective_at",
  item: observationRow,
};

// Each: a page of the patient's rows, the latest first. Fails: not_found, malformed (cursor).

export const listConditions = (actor: Actor, patientId: string, query: StatePageQuery) =>
  listOfChart(actor, patientId, CONDITIONS, query);

export const listAllergies = (actor: Actor, patientId: string, query: StatePageQuery) =>
  listOfChart(actor, patientId, ALLERGIES, query);

export const listEncounters = (actor: Actor, patientId: string, query: PageQuery) =>
  listOfChart(actor, patientId, ENCOUNTERS, query);

export const listProcedures = (actor: Actor, patientId: string, query: PageQuery) =>
  listOfChart(actor, patientId, PROCEDURES, query);

export const listImmunizations = (actor: Actor, patientId: string, query: PageQuery) =>
  listOfChart(actor, patientId, IMMUNIZATIONS, query);

/** Lab results, survey answers: every observation that is no vital sign, flagged against its own reference range. */
export async function listObservations(actor: Actor, patientId: string, query: PageQuery) {
  const page = await listOfChart(actor, patientId, OBSERVATIONS, query);
  return { ...page, items: page.items.map(flagged) };
}
