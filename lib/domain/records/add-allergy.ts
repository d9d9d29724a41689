import { addToChart } from "@/lib/domain/patients/change-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { ALLERGIES } from "./kept-lists";
import type { AddAllergyInput, AllergyIntolerance } from "./schema";
import { withdrawStatement } from "./withdraw-no-known-allergies";

/**
 * Enters an allergy, active and unconfirmed unless told otherwise; "no known allergies" is withdrawn with it.
 * Fails: not_found, conflict (deceased), invalid.
 */
export function addAllergy(
  actor: Actor,
  patientId: string,
  input: AddAllergyInput,
): Promise<AllergyIntolerance> {
  const now = new Date().toISOString();
  const columns = {
    clinicalStatus: "active",
    verificationStatus: "unconfirmed",
    ...input,
    recordedDate: now,
    recordedAt: now,
  };
  return addToChart(actor, patientId, ALLERGIES, columns, withdrawStatement);
}
