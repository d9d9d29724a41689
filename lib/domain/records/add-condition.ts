import { addToChart } from "@/lib/domain/patients/change-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { momentOf } from "@/lib/platform/fhir-values";
import { CONDITIONS } from "./kept-lists";
import type { AddConditionInput, Condition } from "./schema";

/** Enters a condition, active and confirmed unless told otherwise. Fails: not_found, conflict (deceased), invalid. */
export function addCondition(
  actor: Actor,
  patientId: string,
  input: AddConditionInput,
): Promise<Condition> {
  return addToChart(actor, patientId, CONDITIONS, {
    clinicalStatus: "active",
    verificationStatus: "confirmed",
    ...input,
    onsetAt: momentOf(input.onset),
    recordedDate: new Date().toISOString(),
  });
}
