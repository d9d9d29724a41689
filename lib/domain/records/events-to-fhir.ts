import { z } from "zod";
import {
  conceptOf,
  dateOrWords,
  type FhirBody,
  type FhirNames,
  quantityOf,
  referenceTo,
} from "@/lib/platform/fhir-write";
import { rawJson } from "@/lib/platform/json-text";

const text = z.string().nullable();
const visited = {
  code_system: text,
  code: text,
  display: z.string(),
  encounter_id: text,
  status: z.string(),
};
type Visited = z.output<z.ZodObject<typeof visited>>;

const about = (row: Visited, names: FhirNames) => ({
  status: row.status,
  encounter: referenceTo(names.encounter(row.encounter_id)),
});

const procedure = z.object({ ...visited, performed: text });

/** A row of procedures → Procedure. */
export function procedureToFhir(given: unknown, names: FhirNames): FhirBody {
  const row = procedure.parse(given);
  return {
    resourceType: "Procedure",
    ...about(row, names),
    code: conceptOf(row),
    subject: referenceTo(names.patient),
    ...dateOrWords("performed", row.performed),
  };
}

const immunization = z.object({ ...visited, occurrence: text });

/** A row of immunizations → Immunization. */
export function immunizationToFhir(given: unknown, names: FhirNames): FhirBody {
  const row = immunization.parse(given);
  return {
    resourceType: "Immunization",
    ...about(row, names),
    vaccineCode: conceptOf(row),
    patient: referenceTo(names.patient),
    ...dateOrWords("occurrence", row.occurrence),
  };
}

const report = z.object({
  ...visited,
  effective: text,
  conclusion: text,
  /** Ids of its observations. */
  results: z.array(z.string()).nullable(),
});

/** A row of diagnostic_reports → DiagnosticReport. */
export function reportToFhir(given: unknown, names: FhirNames): FhirBody {
  const row = report.parse(given);
  return {
    resourceType: "DiagnosticReport",
    ...about(row, names),
    code: conceptOf(row),
    subject: referenceTo(names.patient),
    effectiveDateTime: row.effective,
    result: row.results?.map((id) => ({ reference: `urn:uuid:${id}` })),
    conclusion: row.conclusion,
  };
}

const observation = z.object({
  ...visited,
  category: text,
  effective: text,
  comparator: text,
  value: text,
  unit: text,
  value_text: text,
  components: text,
  reference_range: text,
});

/** A row of observations → Observation: numbers, components and reference ranges to the last digit. */
export function observationToFhir(given: unknown, names: FhirNames): FhirBody {
  const row = observation.parse(given);
  const { comparator, unit, value_text } = row;
  return {
    resourceType: "Observation",
    ...about(row, names),
    category: row.category ? [{ coding: [{ code: row.category }] }] : null,
    code: conceptOf(row),
    subject: referenceTo(names.patient),
    effectiveDateTime: row.effective,
    valueString: value_text,
    valueQuantity: value_text === null ? quantityOf(row.value, { comparator, unit }) : null,
    component: row.components && rawJson(row.components),
    referenceRange: row.reference_range && rawJson(row.reference_range),
  };
}
