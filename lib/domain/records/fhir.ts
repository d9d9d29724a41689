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
  period,
  quantity,
  readFhir,
  reference,
  wordsOf,
} from "@/lib/platform/fhir-values";
import { ownExtension } from "@/lib/platform/fhir-write";

const CODED = { code_system: "text", code: "text", display: "text" } as const;
const dated = (name: string) => ({ [name]: "text", [`${name}_at`]: "timestamptz" }) as const;
const visited = { ...OWN, encounter_id: "uuid" } as const;

const TABLES = {
  conditions: {
    name: "conditions",
    columns: {
      ...visited,
      ...CODED,
      clinical_status: "text",
      verification_status: "text",
      ...dated("onset"),
      abatement: "text",
      recorded_date: "text",
      status_reason: "text",
    },
    ifGiven: ["status_reason"],
    versioned: true,
  },
  allergies: {
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
  },
  statements: {
    name: "no_known_allergies",
    columns: {
      ...OWN,
      recorded_by_name: "text",
      created_at: "timestamptz",
      withdrawn_at: "timestamptz",
    },
    insertOnly: true,
  },
  encounters: {
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
  },
  procedures: {
    name: "procedures",
    columns: { ...visited, ...CODED, status: "text", ...dated("performed") },
  },
  immunizations: {
    name: "immunizations",
    columns: { ...visited, ...CODED, status: "text", ...dated("occurrence") },
  },
  reports: {
    name: "diagnostic_reports",
    columns: { ...visited, ...CODED, status: "text", ...dated("effective"), conclusion: "text" },
  },
} satisfies Record<string, FhirTable>;

const own = ({ clinicId, id, patientId }: FhirContext) => ({
  clinic_id: clinicId,
  id,
  patient_id: patientId,
});
const during = (context: FhirContext) => ({ ...own(context), encounter_id: context.encounterId });

const condition = z.looseObject({
  code: concept.optional(),
  clinicalStatus: concept.optional(),
  verificationStatus: concept.optional(),
  onsetDateTime: fhirDateTime.optional(),
  onsetPeriod: period.optional(),
  onsetAge: quantity.optional(),
  onsetString: z.string().optional(),
  abatementDateTime: fhirDateTime.optional(),
  abatementPeriod: period.optional(),
  abatementAge: quantity.optional(),
  abatementString: z.string().optional(),
  recordedDate: fhirDateTime.optional(),
});

/** Condition → its row. Fails: FhirFault. */
export function conditionFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const read = readFhir(condition, resource);
  const onset = read.onsetDateTime ?? read.onsetPeriod?.start;
  const abatement = read.abatementDateTime ?? read.abatementPeriod?.start;
  const row = {
    ...during(context),
    ...codeOf(read.code),
    clinical_status:
      firstCode(read.clinicalStatus) ?? ownExtension(resource, "clinicalStatus") ?? null,
    verification_status: firstCode(read.verificationStatus),
    onset: onset ?? read.onsetString ?? ageText(read.onsetAge),
    onset_at: momentOf(onset),
    abatement: abatement ?? read.abatementString ?? ageText(read.abatementAge),
    recorded_date: read.recordedDate ?? null,
    status_reason: ownExtension(resource, "statusReason") ?? null,
  };
  return [{ table: TABLES.conditions, row }];
}

const ageText = (age: z.output<typeof quantity> | undefined) =>
  age?.value === undefined ? null : `${age.value} ${age.unit ?? age.code ?? ""}`.trim();

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
  if (stated) return [{ table: TABLES.statements, row: statementRow(resource, context, stated) }];
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
  return [{ table: TABLES.allergies, row }];
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
  return [{ table: TABLES.encounters, row }];
}

const procedure = z.looseObject({
  status: z.string(),
  code: concept.optional(),
  performedDateTime: fhirDateTime.optional(),
  performedPeriod: period.optional(),
  performedString: z.string().optional(),
  performedAge: quantity.optional(),
});

/** Procedure → its row, at the beginning of a period. Fails: FhirFault. */
export function procedureFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const read = readFhir(procedure, resource);
  const performed = read.performedDateTime ?? read.performedPeriod?.start;
  const row = {
    ...during(context),
    ...codeOf(read.code),
    status: read.status,
    performed: performed ?? read.performedString ?? ageText(read.performedAge),
    performed_at: momentOf(performed),
  };
  return [{ table: TABLES.procedures, row }];
}

const immunization = z.looseObject({
  status: z.string(),
  vaccineCode: concept,
  occurrenceDateTime: fhirDateTime.optional(),
  occurrenceString: z.string().optional(),
});

/** Immunization → its row. Fails: FhirFault. */
export function immunizationFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const read = readFhir(immunization, resource);
  const row = {
    ...during(context),
    ...codeOf(read.vaccineCode),
    status: read.status,
    occurrence: read.occurrenceDateTime ?? read.occurrenceString ?? null,
    occurrence_at: momentOf(read.occurrenceDateTime),
  };
  return [{ table: TABLES.immunizations, row }];
}

const report = z.looseObject({
  status: z.string(),
  code: concept,
  effectiveDateTime: fhirDateTime.optional(),
  effectivePeriod: period.optional(),
  conclusion: z.string().optional(),
});

/** DiagnosticReport → its row; its results point to it. Fails: FhirFault. */
export function reportFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const read = readFhir(report, resource);
  const effective = read.effectiveDateTime ?? read.effectivePeriod?.start ?? null;
  const row = {
    ...during(context),
    ...codeOf(read.code),
    status: read.status,
    effective,
    effective_at: momentOf(effective),
    conclusion: read.conclusion ?? null,
  };
  return [{ table: TABLES.reports, row }];
}
