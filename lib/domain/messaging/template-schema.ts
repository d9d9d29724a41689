import { z } from "zod";
import { requiredText } from "@/lib/platform/text";
import { BODY_LENGTH } from "./schema";

const words = { name: requiredText(100), body: requiredText(BODY_LENGTH) };

/** A text to answer a message with; {{paciente}} in it is the patient's name. */
export const messageTemplate = z.object({
  id: z.uuid(),
  ...words,
  /** The clinic's; else one's own. */
  ofClinic: z.boolean(),
  version: z.number().int(),
});
export type MessageTemplate = z.output<typeof messageTemplate>;
export const messageTemplates = z.object({ items: z.array(messageTemplate) });

/** An administrator's templates are the clinic's, those of who treats are their own. */
export const addMessageTemplateInput = z.strictObject(words);
export type AddMessageTemplateInput = z.output<typeof addMessageTemplateInput>;

export const editMessageTemplateInput = z.union([
  z.strictObject(words),
  z.strictObject({ removed: z.literal(true) }),
]);
export type EditMessageTemplateInput = z.output<typeof editMessageTemplateInput>;
