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
import { ownExtension } from "@/lib/platform/fhir-write";
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
    status_reason: "text",
  },
  ifGiven: ["status_reason"],
  versioned: true,
} satisfies FhirTable;

const STATEMENTS = {
  name: "no_known_allergies",
  columns: {
    ...OWN,
    recorded_by_name: "text",
    created_at: "timestamptz",
    withdrawn_at: "timestamptz",
  },
  insertOnly: true,
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

/** AllergyIntolerance → its row; our own statement that none are known → that. Fails: FhirFault. */
export function allergyFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const read = readFhir(allergy, resource);
  const stated = ownExtension(resource, "statement");
  if (stated) return [{ table: STATEMENTS, row: statementRow(resource, context, stated) }];
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
    clinical_status:
      firstCode(read.clinicalStatus) ?? ownExtension(resource, "clinicalStatus") ?? null,
    verification_status: firstCode(read.verificationStatus),
    recorded_date: read.recordedDate ?? null,
    recorded_at: momentOf(read.recordedDate),
    status_reason: ownExtension(resource, "statusReason") ?? null,
  };
  return [{ table: TABLE, row }];
}

function statementRow(resource: unknown, context: FhirContext, stated: string) {
  const { recordedDate } = readFhir(allergy, resource);
  const withdrawn = stated === "standing" ? null : momentOf(readFhir(fhirDateTime, stated));
  return {
    ...own(context),
    recorded_by_name: ownExtension(resource, "recordedBy") ?? "?",
    created_at: momentOf(recordedDate) ?? withdrawn ?? new Date().toISOString(),
    withdrawn_at: withdrawn,
  };
}

const worstOf = (severities: (string | undefined)[]) =>
  ["severe", "moderate", "mild"].find((severity) => severities.includes(severity)) ?? null;
