import { z } from "zod";
import {
  codeOf,
  concept,
  digitsAt,
  type FhirContext,
  type FhirTable,
  type FhirWrite,
  fhirDateTime,
  firstCode,
  momentOf,
  OWN,
  parseTextValue,
  period,
  quantity,
  readFhir,
  wordsOf,
} from "@/lib/platform/fhir-values";

const observation = z.looseObject({
  status: z.string(),
  code: concept,
  category: z.array(concept).default([]),
  effectiveDateTime: fhirDateTime.optional(),
  effectiveInstant: fhirDateTime.optional(),
  effectivePeriod: period.optional(),
  valueQuantity: quantity.optional(),
  valueCodeableConcept: concept.optional(),
  valueString: z.string().optional(),
  valueBoolean: z.boolean().optional(),
  valueInteger: z.number().optional(),
  valueDateTime: fhirDateTime.optional(),
  valueTime: z.string().optional(),
  valueRange: z.looseObject({ low: quantity.optional(), high: quantity.optional() }).optional(),
  valueRatio: z
    .looseObject({ numerator: quantity.optional(), denominator: quantity.optional() })
    .optional(),
  dataAbsentReason: concept.optional(),
  component: z.array(z.looseObject({ valueQuantity: quantity.optional() })).optional(),
  referenceRange: z.array(z.looseObject({})).optional(),
});
type ReadObservation = z.output<typeof observation>;

const OBSERVATIONS: FhirTable = {
  name: "observations",
  columns: {
    ...OWN,
    encounter_id: "uuid",
    diagnostic_report_id: "uuid",
    status: "text",
    category: "text",
    code_system: "text",
    code: "text",
    display: "text",
    effective: "text",
    effective_at: "timestamptz",
    comparator: "text",
    value: "numeric",
    unit: "text",
    value_text: "text",
    components: "json",
    reference_range: "json",
  },
};

/** Observation that is no vital sign → its row; components and reference ranges keep their source text. Fails: FhirFault. */
export function observationFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const read = readFhir(observation, resource);
  const effective =
    read.effectiveDateTime ?? read.effectiveInstant ?? read.effectivePeriod?.start ?? null;
  const row = {
    clinic_id: context.clinicId,
    id: context.id,
    patient_id: context.patientId,
    encounter_id: context.encounterId,
    diagnostic_report_id: context.reportId,
    status: read.status,
    category: firstCode(read.category[0]),
    ...codeOf(read.code),
    effective,
    effective_at: momentOf(effective),
    ...measuredValue(read, context),
    components: read.component ? (context.source(["component"]) ?? null) : null,
    reference_range: read.referenceRange ? (context.source(["referenceRange"]) ?? null) : null,
  };
  return [{ table: OBSERVATIONS, row }];
}

function measuredValue(read: ReadObservation, { source }: FhirContext) {
  const none = { comparator: null, value: null, unit: null, value_text: null };
  const { valueQuantity, valueString } = read;
  if (valueQuantity) {
    return {
      ...none,
      comparator: valueQuantity.comparator ?? null,
      value: digitsAt(source, ["valueQuantity", "value"]),
      unit: valueQuantity.unit ?? valueQuantity.code ?? null,
    };
  }
  if (read.valueInteger !== undefined) {
    return { ...none, value: digitsAt(source, ["valueInteger"]) };
  }
  if (valueString !== undefined) {
    return { ...none, ...parseTextValue(valueString), value_text: valueString };
  }
  return { ...none, value_text: otherText(read) };
}

function otherText(read: ReadObservation): string | null {
  if (read.valueCodeableConcept) return wordsOf(read.valueCodeableConcept);
  if (read.valueBoolean !== undefined) return String(read.valueBoolean);
  if (read.valueRatio) {
    return `${amount(read.valueRatio.numerator)}:${amount(read.valueRatio.denominator)}`;
  }
  if (read.valueRange) return `${amount(read.valueRange.low)}–${amount(read.valueRange.high)}`;
  return read.valueDateTime ?? read.valueTime ?? wordsOf(read.dataAbsentReason);
}

const amount = (given: z.output<typeof quantity> | undefined) =>
  [`${given?.comparator ?? ""}${given?.value ?? ""}`, given?.unit ?? given?.code]
    .filter(Boolean)
    .join(" ");
