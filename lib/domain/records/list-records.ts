import { type ChartList, listOfChart, type PageQuery } from "@/lib/domain/patients/list-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { labFlag } from "./lab-flag";
import {
  allergyIntolerance,
  condition,
  encounter,
  immunization,
  observationRow,
  procedure,
} from "./schema";

const CONDITIONS: ChartList<typeof condition> = {
  part: "conditions",
  table: "conditions",
  at: "onset_at",
  item: condition,
};
const ALLERGIES: ChartList<typeof allergyIntolerance> = {
  part: "allergies",
  table: "allergy_intolerances",
  at: "recorded_at",
  item: allergyIntolerance,
};
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
const OBSERVATIONS: ChartList<typeof observationRow> = {
  part: "observations",
  table: "observations",
  at: "effective_at",
  item: observationRow,
};

// Each: a page of the patient's rows, the latest first. Fails: not_found, malformed (cursor).

export const listConditions = (actor: Actor, patientId: string, query: PageQuery) =>
  listOfChart(actor, patientId, CONDITIONS, query);

export const listAllergies = (actor: Actor, patientId: string, query: PageQuery) =>
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
  return { ...page, items: page.items.map((row) => ({ ...row, interpretation: labFlag(row) })) };
}
