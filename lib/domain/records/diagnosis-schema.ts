import { z } from "zod";
import { requiredText } from "@/lib/platform/text";

export const searchDiagnosisCodesQuery = z.strictObject({
  q: requiredText(200),
  limit: z.coerce.number().int().min(1).max(20).default(20),
  /** The reader's language, in which texts are shown where they are in it. */
  language: z.enum(["es", "en"]).default("es"),
});
export type SearchDiagnosisCodesQuery = z.output<typeof searchDiagnosisCodesQuery>;

const diagnosisCode = z.object({
  /** FHIR's address of the code system. */
  system: z.string(),
  code: z.string(),
  display: z.string(),
  /** The text in the other language, where what was typed is in it and not in the one that is shown. */
  other: z.string().nullable(),
  /** Which list the shown text is from, with its version; "shipped" for the selection that comes with the product. */
  source: z.string(),
});
export type DiagnosisCode = z.output<typeof diagnosisCode>;
export const diagnosisCodes = z.object({ items: z.array(diagnosisCode) });
export type DiagnosisCodes = z.output<typeof diagnosisCodes>;
