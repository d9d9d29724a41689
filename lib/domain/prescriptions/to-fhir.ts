import { z } from "zod";
import {
  conceptOf,
  type FhirBody,
  type FhirNames,
  ownExtensions,
  referenceTo,
  wordsConcept,
} from "@/lib/platform/fhir-write";

const text = z.string().nullable();
const medicine = z.object({
  code_system: text,
  code: text,
  display: z.string(),
  encounter_id: text,
  practitioner_id: text,
  status: z.string(),
  intent: text,
  reported: z.boolean(),
  dosage: text,
  authored: text,
  ended: text,
  status_reason: text,
  recorded_by: text,
});
type Row = z.output<typeof medicine>;

/**
 * A row of medication_requests → MedicationRequest for an order, MedicationStatement for what is only said to be taken;
 * `type` when it came as one of them.
 */
export function medicationToFhir(given: unknown, names: FhirNames, type?: string): FhirBody {
  const row = medicine.parse(given);
  const isStatement = type ? type === "MedicationStatement" : row.reported && row.intent === null;
  const shared = {
    status: row.status,
    medicationCodeableConcept: conceptOf(row),
    subject: referenceTo(names.patient),
  };
  const dosage = row.dosage ? [{ text: row.dosage }] : null;
  return isStatement
    ? { resourceType: "MedicationStatement", ...shared, dosage, ...statement(row, names) }
    : {
        resourceType: "MedicationRequest",
        ...shared,
        dosageInstruction: dosage,
        ...order(row, names),
      };
}

function statement(row: Row, names: FhirNames) {
  const reason = wordsConcept(row.status_reason);
  const { authored, ended } = row;
  return {
    extension: ownExtensions({ recordedBy: row.recorded_by }),
    statusReason: reason && [reason],
    context: referenceTo(names.encounter(row.encounter_id)),
    effectiveDateTime: ended ? null : authored,
    effectivePeriod: ended ? { start: authored, end: ended } : null,
    informationSource: referenceTo(names.practitioner(row.practitioner_id)),
  };
}

const order = (row: Row, names: FhirNames) => ({
  extension: ownExtensions({ ended: row.ended, recordedBy: row.recorded_by }),
  statusReason: wordsConcept(row.status_reason),
  intent: row.intent ?? "order",
  reportedBoolean: row.reported || null,
  encounter: referenceTo(names.encounter(row.encounter_id)),
  authoredOn: row.authored,
  requester: referenceTo(names.practitioner(row.practitioner_id)),
});
