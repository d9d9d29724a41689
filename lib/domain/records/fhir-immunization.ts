import { z } from "zod";
import {
  codeOf,
  concept,
  type FhirContext,
  type FhirTable,
  type FhirWrite,
  fhirDateTime,
  momentOf,
  readFhir,
} from "@/lib/platform/fhir-values";
import { CODED, dated, during, visited } from "./fhir-columns";

const TABLE = {
  name: "immunizations",
  columns: { ...visited, ...CODED, status: "text", ...dated("occurrence") },
} satisfies FhirTable;

const immunization = z.looseObject({
  status: z.string(),
  vaccineCode: concept,
  occurrenceDateTime: fhirDateTime.optional(),
  occurrenceString: z.string().optional(),
});

/** Immunization → its row. Fails: FhirFault. */
export function immunizationFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const read = readFhir(immunization, resource);
  const row = {
    ...during(context),
    ...codeOf(read.vaccineCode),
    status: read.status,
    occurrence: read.occurrenceDateTime ?? read.occurrenceString ?? null,
    occurrence_at: momentOf(read.occurrenceDateTime),
  };
  return [{ table: TABLE, row }];
}
