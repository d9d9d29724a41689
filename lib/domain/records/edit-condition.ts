import { editInChart } from "@/lib/domain/patients/change-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { momentOf } from "@/lib/platform/fhir-values";
import { CONDITIONS } from "./kept-lists";
import type { Condition, EditConditionInput } from "./schema";

/**
 * Changes a condition: its words and dates, resolved, or entered in error with the reason. Fails: not_found, stale,
 * conflict (marked wrong already), invalid.
 */
export function editCondition(
  actor: Actor,
  patientId: string,
  itemId: string,
  input: EditConditionInput,
  version: number,
): Promise<Condition> {
  const columns = input.onset === undefined ? input : { ...input, onsetAt: momentOf(input.onset) };
  return editInChart(actor, patientId, CONDITIONS, { itemId, version, columns });
}
