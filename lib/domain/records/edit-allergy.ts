import { editInChart } from "@/lib/domain/patients/change-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { ALLERGIES } from "./kept-lists";
import type { AllergyIntolerance, EditAllergyInput } from "./schema";
import { withdrawStatement } from "./withdraw-no-known-allergies";

/**
 * Changes an allergy: its words, resolved, refuted, or entered in error with the reason. One that becomes active again
 * withdraws "no known allergies". Fails: not_found, stale, conflict (marked wrong already), invalid.
 */
export function editAllergy(
  actor: Actor,
  patientId: string,
  itemId: string,
  input: EditAllergyInput,
  version: number,
): Promise<AllergyIntolerance> {
  const revives =
    input.clinicalStatus === "active" ||
    input.verificationStatus === "confirmed" ||
    input.verificationStatus === "unconfirmed";
  const edit = { itemId, version, columns: input };
  return editInChart(actor, patientId, ALLERGIES, edit, revives ? withdrawStatement : undefined);
}
