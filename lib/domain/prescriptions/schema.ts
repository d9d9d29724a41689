import { z } from "zod";

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
});
