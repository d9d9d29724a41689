import { z } from "zod";
import { requiredText, text } from "@/lib/platform/text";
import { NOTE_TYPES } from "./parts";

const soapText = text(20_000).default("");
const words = {
  name: requiredText(100),
  type: z.enum(NOTE_TYPES).default("consultation"),
  subjective: soapText,
  objective: soapText,
  assessment: soapText,
  plan: soapText,
};

/** A text to begin a note with. Its placeholders are filled when a note is opened (placeholders.ts). */
export const noteTemplate = z.object({
  id: z.uuid(),
  ...words,
  /** The clinic's; else one's own. */
  ofClinic: z.boolean(),
  version: z.number().int(),
});
export type NoteTemplate = z.output<typeof noteTemplate>;
export const noteTemplates = z.object({ items: z.array(noteTemplate) });

/** An administrator's templates are the clinic's, a doctor's are their own. */
export const addTemplateInput = z.strictObject(words);
export type AddTemplateInput = z.output<typeof addTemplateInput>;

export const editTemplateInput = z.union([
  z.strictObject(words),
  z.strictObject({ removed: z.literal(true) }),
]);
export type EditTemplateInput = z.output<typeof editTemplateInput>;

export const templateParams = z.strictObject({ templateId: z.uuid() });
