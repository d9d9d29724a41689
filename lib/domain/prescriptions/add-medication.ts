import { addToChart } from "@/lib/domain/patients/change-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { momentOf } from "@/lib/platform/fhir-values";
import { MEDICATIONS } from "./medications";
import type { AddMedicationInput, MedicationRequest } from "./schema";

/** Enters a medicine that the patient takes; it orders nothing. Fails: not_found, conflict (deceased), invalid. */
export function addMedication(
  actor: Actor,
  patientId: string,
  input: AddMedicationInput,
): Promise<MedicationRequest> {
  return addToChart(actor, patientId, MEDICATIONS, {
    status: "active",
    ...input,
    reported: true,
    authoredAt: momentOf(input.authored),
  });
}
