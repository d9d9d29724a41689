import { z } from "zod";

const words = z.string().nullable();

/** That a document exists and what it is. */
export const documentReference = z.object({
  id: z.uuid(),
  status: z.string(),
  codeSystem: words,
  code: words,
  display: z.string(),
  contentType: words,
  date: words,
});
export type DocumentReference = z.output<typeof documentReference>;
