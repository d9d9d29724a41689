import { z } from "zod";
import { codedInput, crossFaults, fhirDay, kept, optionalWords } from "@/lib/domain/records/schema";
import { text } from "@/lib/platform/text";

const words = z.string().nullable();

/** A medicine as recorded. `reported`: said to be taken, rather than ordered here. */
export const medicationRequest = z.object({
  id: z.uuid(),
  status: z.string(),
  intent: words,
  reported: z.boolean(),
  codeSystem: words,
  code: words,
  display: z.string(),
  dosage: words,
  authored: words,
  /** Until when it is, or was, taken. */
  ended: words,
  ...kept,
});
export type MedicationRequest = z.output<typeof medicationRequest>;

const fields = {
  ...codedInput,
  dosage: optionalWords(500),
  /** Since when it is taken, and until when. */
  authored: fhirDay.nullable().optional(),
  ended: fhirDay.nullable().optional(),
};
const STATUS = ["active", "on-hold", "completed", "stopped"] as const;

/** A medicine that is taken, as somebody said: no order. Active where nothing else is said. */
export const addMedicationInput = z
  .strictObject({ ...fields, status: z.enum(STATUS).optional() })
  .superRefine(crossFaults);
export type AddMedicationInput = z.output<typeof addMedicationInput>;

/** Only what changes. */
export const editMedicationInput = z
  .strictObject({
    ...fields,
    display: fields.display.optional(),
    status: z.enum([...STATUS, "entered-in-error"]).optional(),
    statusReason: text(500).nullable().optional(),
  })
  .superRefine(crossFaults);
export type EditMedicationInput = z.output<typeof editMedicationInput>;
