import { z } from "zod";
import {
  codeOf,
  concept,
  type FhirContext,
  type FhirTable,
  type FhirWrite,
  fhirDateTime,
  firstCode,
  momentOf,
  OWN,
  readFhir,
  wordsOf,
} from "@/lib/platform/fhir-values";
import { CODED, own } from "./fhir-columns";

const TABLE = {
  name: "allergy_intolerances",
  columns: {
    ...OWN,
    ...CODED,
    category: "text",
    criticality: "text",
    reaction: "text",
    severity: "text",
    clinical_status: "text",
    verification_status: "text",
    recorded_date: "text",
    recorded_at: "timestamptz",
  },
  versioned: true,
} satisfies FhirTable;

const allergy = z.looseObject({
  code: concept.optional(),
  category: z.array(z.string()).default([]),
  criticality: z.string().optional(),
  clinicalStatus: concept.optional(),
  verificationStatus: concept.optional(),
  recordedDate: fhirDateTime.optional(),
  reaction: z
    .array(
      z.looseObject({
        description: z.string().optional(),
        severity: z.string().optional(),
        manifestation: z.array(concept).default([]),
      }),
    )
    .default([]),
});

/** AllergyIntolerance → its row. Fails: FhirFault. */
export function allergyFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const read = readFhir(allergy, resource);
  const reactions = read.reaction.flatMap(({ manifestation, description }) => {
    const words = manifestation.map(wordsOf).filter(Boolean);
    return words.length > 0 ? words : [description];
  });
  const row = {
    ...own(context),
    ...codeOf(read.code),
    category: read.category[0] ?? null,
    criticality: read.criticality ?? null,
    reaction: reactions.filter(Boolean).join(", ") || null,
    severity: worstOf(read.reaction.map(({ severity }) => severity)),
    clinical_status: firstCode(read.clinicalStatus),
    verification_status: firstCode(read.verificationStatus),
    recorded_date: read.recordedDate ?? null,
    recorded_at: momentOf(read.recordedDate),
  };
  return [{ table: TABLE, row }];
}

const worstOf = (severities: (string | undefined)[]) =>
  ["severe", "moderate", "mild"].find((severity) => severities.includes(severity)) ?? null;
