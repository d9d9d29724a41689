import { documentReferenceFromFhir } from "@/lib/domain/documents/fhir";
import { messageFromFhir } from "@/lib/domain/messaging/fhir";
import { noteFromFhir } from "@/lib/domain/notes/fhir";
import { coverageFromFhir, patientFromFhir } from "@/lib/domain/patients/fhir";
import {
  medicationRequestFromFhir,
  medicationStatementFromFhir,
} from "@/lib/domain/prescriptions/fhir";
import { allergyFromFhir } from "@/lib/domain/records/fhir-allergy";
import { conditionFromFhir } from "@/lib/domain/records/fhir-condition";
import { encounterFromFhir } from "@/lib/domain/records/fhir-encounter";
import { immunizationFromFhir } from "@/lib/domain/records/fhir-immunization";
import { procedureFromFhir } from "@/lib/domain/records/fhir-procedure";
import { reportFromFhir } from "@/lib/domain/records/fhir-report";
import { observationFromFhir } from "@/lib/domain/records/map-observation";
import { readingFromFhir } from "@/lib/domain/vitals/fhir";
import type { FhirContext, FhirWrite } from "@/lib/platform/fhir-values";

type Mapping = (resource: unknown, context: FhirContext) => FhirWrite[];

const MAPPINGS: Record<string, Mapping> = {
  Patient: patientFromFhir,
  Coverage: coverageFromFhir,
  Encounter: encounterFromFhir,
  DiagnosticReport: reportFromFhir,
  Condition: conditionFromFhir,
  AllergyIntolerance: allergyFromFhir,
  Procedure: procedureFromFhir,
  Immunization: immunizationFromFhir,
  MedicationRequest: medicationRequestFromFhir,
  MedicationStatement: medicationStatementFromFhir,
  DocumentReference: documentReferenceFromFhir,
  Composition: noteFromFhir,
  Communication: messageFromFhir,
  Observation: (resource, context) =>
    readingFromFhir(resource, context) ?? observationFromFhir(resource, context),
};

/** How a type of resource becomes rows; undefined for types that are kept only in the original. */
export const mappingOf = (type: string): Mapping | undefined =>
  Object.hasOwn(MAPPINGS, type) ? MAPPINGS[type] : undefined;

/** Whether a resource of this type must be about a patient; a document or a message of another system may be about nobody. */
export const needsPatient = (type: string): boolean =>
  !["Composition", "Communication"].includes(type) && mappingOf(type) !== undefined;

// Whom others point to comes first.
const FIRST = [
  "Organization",
  "Practitioner",
  "Patient",
  "Encounter",
  "DiagnosticReport",
  "Composition",
];

/** The place of a type in the order of writing. */
export function rankOf(type: string): number {
  const place = FIRST.indexOf(type);
  return place < 0 ? FIRST.length : place;
}
