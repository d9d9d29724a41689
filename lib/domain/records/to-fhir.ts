import { z } from "zod";
import {
  conceptOf,
  dateOrWords,
  type FhirBody,
  type FhirNames,
  ownExtensions,
  referenceTo,
  restricted,
  statusConcept,
  wordsConcept,
} from "@/lib/platform/fhir-write";

const text = z.string().nullable();
const coded = { code_system: text, code: text, display: z.string() };
const visited = { ...coded, encounter_id: text };
const IN_ERROR = "entered-in-error";
/** FHIR allows no clinical status beside this verification; ours is kept aside. */
const shown = (clinical: string | null, verification: string | null) =>
  verification === IN_ERROR ? null : clinical;
const aside = (clinical: string | null, verification: string | null) =>
  verification === IN_ERROR ? clinical : null;

const condition = z.object({
  ...visited,
  clinical_status: text,
  verification_status: text,
  onset: text,
  abatement: text,
  recorded_date: text,
  status_reason: text,
  recorded_by: text,
  confidential: z.boolean(),
  note: text,
});

/** A row of conditions → Condition. */
export function conditionToFhir(given: unknown, names: FhirNames): FhirBody {
  const row = condition.parse(given);
  const { clinical_status: clinical, verification_status: verification } = row;
  const note = names.note(row.note);
  return {
    resourceType: "Condition",
    meta: restricted(row.confidential),
    extension: ownExtensions({
      statusReason: row.status_reason,
      clinicalStatus: aside(clinical, verification),
      recordedBy: row.recorded_by,
    }),
    clinicalStatus: statusConcept("condition-clinical", shown(clinical, verification)),
    verificationStatus: statusConcept("condition-ver-status", verification),
    code: conceptOf(row),
    subject: referenceTo(names.patient),
    encounter: referenceTo(names.encounter(row.encounter_id)),
    ...dateOrWords("onset", row.onset),
    ...dateOrWords("abatement", row.abatement),
    recordedDate: row.recorded_date,
    evidence: note ? [{ detail: [referenceTo(note)] }] : null,
  };
}

const allergy = z.object({
  ...coded,
  category: text,
  criticality: text,
  reaction: text,
  severity: text,
  clinical_status: text,
  verification_status: text,
  recorded_date: text,
  status_reason: text,
  recorded_by: text,
});
const NOT_SAID = {
  extension: [
    {
      url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
      valueCode: "unknown",
    },
  ],
};

/** A row of allergy_intolerances → AllergyIntolerance. */
export function allergyToFhir(given: unknown, names: FhirNames): FhirBody {
  const row = allergy.parse(given);
  const { clinical_status: clinical, verification_status: verification, reaction, severity } = row;
  return {
    resourceType: "AllergyIntolerance",
    extension: ownExtensions({
      statusReason: row.status_reason,
      clinicalStatus: aside(clinical, verification),
      recordedBy: row.recorded_by,
    }),
    clinicalStatus: statusConcept("allergyintolerance-clinical", shown(clinical, verification)),
    verificationStatus: statusConcept("allergyintolerance-verification", verification),
    category: row.category ? [row.category] : null,
    criticality: row.criticality,
    code: conceptOf(row),
    patient: referenceTo(names.patient),
    recordedDate: row.recorded_date,
    reaction:
      reaction || severity
        ? [{ manifestation: [reaction ? { text: reaction } : NOT_SAID], severity }]
        : null,
  };
}

const statement = z.object({
  id: z.string(),
  created_at: z.string(),
  withdrawn_at: text,
  recorded_by: text,
});

/** A row of no_known_allergies → the AllergyIntolerance that says so; a withdrawn one is refuted. */
export function statementToFhir(given: unknown, names: FhirNames): FhirBody {
  const row = statement.parse(given);
  const moment = (value: string) => new Date(value).toISOString();
  return {
    resourceType: "AllergyIntolerance",
    extension: ownExtensions({
      statement: row.withdrawn_at ? moment(row.withdrawn_at) : "standing",
      recordedBy: row.recorded_by,
    }),
    clinicalStatus: statusConcept(
      "allergyintolerance-clinical",
      row.withdrawn_at ? "inactive" : "active",
    ),
    verificationStatus: statusConcept(
      "allergyintolerance-verification",
      row.withdrawn_at ? "refuted" : "confirmed",
    ),
    code: conceptOf({
      code_system: "http://snomed.info/sct",
      code: "716186003",
      display: "No known allergy",
    }),
    patient: referenceTo(names.patient),
    recordedDate: moment(row.created_at),
  };
}

const encounter = z.object({
  ...coded,
  practitioner_id: text,
  status: z.string(),
  class: text,
  reason: text,
  start: text,
  end: text,
});

/** A row of encounters → Encounter. */
export function encounterToFhir(given: unknown, names: FhirNames): FhirBody {
  const row = encounter.parse(given);
  const doctor = names.practitioner(row.practitioner_id);
  const reason = wordsConcept(row.reason);
  return {
    resourceType: "Encounter",
    status: row.status,
    class: row.class
      ? { system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: row.class }
      : null,
    type: [conceptOf(row)],
    subject: referenceTo(names.patient),
    participant: doctor ? [{ individual: referenceTo(doctor) }] : null,
    period: row.start || row.end ? { start: row.start, end: row.end } : null,
    reasonCode: reason ? [reason] : null,
  };
}
