import { z } from "zod";
import {
  codeOf,
  concept,
  type FhirContext,
  type FhirTable,
  type FhirWrite,
  momentOf,
  OWN,
  period,
  readFhir,
  reference,
  wordsOf,
} from "@/lib/platform/fhir-values";
import { CODED, dated, own } from "./fhir-columns";

const TABLE = {
  name: "encounters",
  columns: {
    ...OWN,
    ...CODED,
    practitioner_id: "practitioner",
    status: "text",
    class: "text",
    reason: "text",
    ...dated("start"),
    ...dated("end"),
  },
} satisfies FhirTable;

const encounter = z.looseObject({
  status: z.string(),
  class: z.looseObject({ code: z.string().optional() }).optional(),
  type: z.array(concept).default([]),
  participant: z.array(z.looseObject({ individual: reference.optional() })).default([]),
  reasonCode: z.array(concept).default([]),
  period: period.optional(),
});

/** Encounter → its row. An end that lies before its start is kept as text only. Fails: FhirFault. */
export function encounterFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const read = readFhir(encounter, resource);
  const doctors = read.participant.map(({ individual }) => context.practitioner(individual));
  const start_at = momentOf(read.period?.start);
  const end_at = momentOf(read.period?.end);
  const row = {
    ...own(context),
    ...codeOf(read.type[0]),
    practitioner_id: doctors.find(Boolean) ?? null,
    status: read.status,
    class: read.class?.code ?? null,
    reason: wordsOf(read.reasonCode[0]),
    start: read.period?.start ?? null,
    start_at,
    end: read.period?.end ?? null,
    end_at: start_at && end_at && end_at < start_at ? null : end_at,
  };
  return [{ table: TABLE, row }];
}
