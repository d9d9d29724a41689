import { withRegister } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { requireGiver } from "./policy";
import { readCaregivers } from "./row";
import type { Caregiver } from "./schema";

/** Who may act for a patient, was asked to or did; for the patient, who treats and administrators. Fails: not_found. */
export async function listCaregivers(
  actor: Actor,
  patientId: string,
): Promise<{ items: Caregiver[] }> {
  requireGiver(actor);
  return withRegister(actor, patientId, "read", "caregivers", async ({ tx }) => ({
    items: await readCaregivers(tx, patientId),
  }));
}
