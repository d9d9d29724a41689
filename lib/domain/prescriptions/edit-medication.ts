import { editInChart } from "@/lib/domain/patients/change-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { momentOf } from "@/lib/platform/fhir-values";
import { MEDICATIONS } from "./medications";
import type { EditMedicationInput, MedicationRequest } from "./schema";

/**
 * Changes a medicine: its words and dates, ended, or entered in error with the reason. Fails: not_found, stale,
 * conflict (marked wrong already), invalid.
 */
export function editMedication(
  actor: Actor,
  patientId: string,
  itemId: string,
  input: EditMedicationInput,
  version: number,
): Promise<MedicationRequest> {
  const columns =
    input.authored === undefined ? input : { ...input, authoredAt: momentOf(input.authored) };
  return editInChart(actor, patientId, MEDICATIONS, { itemId, version, columns });
}
