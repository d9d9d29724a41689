import { z } from "zod";
import {
  codeOf,
  concept,
  type FhirContext,
  type FhirTable,
  type FhirWrite,
  fhirDateTime,
  momentOf,
  OWN,
  period,
  readFhir,
  reference,
  wordsOf,
} from "@/lib/platform/fhir-values";
import { ownExtension } from "@/lib/platform/fhir-write";

const dosage = z.array(
  z.looseObject({ text: z.string().optional(), patientInstruction: z.string().optional() }),
);
const medicine = {
  status: z.string(),
  medicationCodeableConcept: concept.optional(),
  medicationReference: reference.optional(),
};
const medicationRequest = z.looseObject({
  ...medicine,
  intent: z.string().optional(),
  reportedBoolean: z.boolean().optional(),
  reportedReference: reference.optional(),
  statusReason: concept.optional(),
  authoredOn: fhirDateTime.optional(),
  requester: reference.optional(),
  dosageInstruction: dosage.default([]),
});
const medicationStatement = z.looseObject({
  ...medicine,
  effectiveDateTime: fhirDateTime.optional(),
  effectivePeriod: period.optional(),
  dateAsserted: fhirDateTime.optional(),
  informationSource: reference.optional(),
  statusReason: z.array(concept).default([]),
  dosage: dosage.default([]),
});

const MEDICATION_REQUESTS: FhirTable = {
  name: "medication_requests",
  columns: {
    ...OWN,
    encounter_id: "uuid",
    practitioner_id: "practitioner",
    status: "text",
    intent: "text",
    reported: "boolean",
    code_system: "text",
    code: "text",
    display: "text",
    dosage: "text",
    authored: "text",
    authored_at: "timestamptz",
    ended: "text",
    status_reason: "text",
  },
  ifGiven: ["status_reason"],
  versioned: true,
};

/** MedicationRequest → an order, or what was reported. Fails: FhirFault. */
export function medicationRequestFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const read = readFhir(medicationRequest, resource);
  return medicineRow(context, {
    ...medicineOf(read, context),
    practitioner_id: context.practitioner(read.requester),
    intent: read.intent ?? null,
    reported: read.reportedBoolean === true || read.reportedReference !== undefined,
    dosage: inWords(read.dosageInstruction),
    authored: read.authoredOn ?? null,
    ended: ownExtension(resource, "ended") ?? null,
    status_reason: wordsOf(read.statusReason),
  });
}

/** MedicationStatement → a medicine that somebody said is taken. Fails: FhirFault. */
export function medicationStatementFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const read = readFhir(medicationStatement, resource);
  return medicineRow(context, {
    ...medicineOf(read, context),
    practitioner_id: context.practitioner(read.informationSource),
    intent: null,
    reported: true,
    dosage: inWords(read.dosage),
    authored: read.effectiveDateTime ?? read.effectivePeriod?.start ?? read.dateAsserted ?? null,
    ended: read.effectivePeriod?.end ?? null,
    status_reason: wordsOf(read.statusReason[0]),
  });
}

function medicineRow(
  { clinicId, id, patientId, encounterId }: FhirContext,
  columns: Record<string, string | boolean | null> & { authored: string | null },
): FhirWrite[] {
  const row = {
    clinic_id: clinicId,
    id,
    patient_id: patientId,
    encounter_id: encounterId,
    authored_at: momentOf(columns.authored),
    ...columns,
  };
  return [{ table: MEDICATION_REQUESTS, row }];
}

function medicineOf(read: z.output<z.ZodObject<typeof medicine>>, context: FhirContext) {
  const { medicationCodeableConcept, medicationReference } = read;
  const named = medicationCodeableConcept ?? context.medication(medicationReference);
  const code = codeOf(named);
  return {
    status: read.status,
    ...code,
    display: code.display || (medicationReference?.display ?? ""),
  };
}

function inWords(dosages: z.output<typeof dosage>): string | null {
  return (
    dosages
      .map(({ text, patientInstruction }) => text ?? patientInstruction)
      .filter(Boolean)
      .join("; ") || null
  );
}
