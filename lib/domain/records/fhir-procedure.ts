import { z } from "zod";
import {
  codeOf,
  concept,
  type FhirContext,
  type FhirTable,
  type FhirWrite,
  fhirDateTime,
  momentOf,
  period,
  quantity,
  readFhir,
} from "@/lib/platform/fhir-values";
import { ageText, CODED, dated, during, visited } from "./fhir-columns";

const TABLE = {
  name: "procedures",
  columns: { ...visited, ...CODED, status: "text", ...dated("performed") },
} satisfies FhirTable;

const procedure = z.looseObject({
  status: z.string(),
  code: concept.optional(),
  performedDateTime: fhirDateTime.optional(),
  performedPeriod: period.optional(),
  performedString: z.string().optional(),
  performedAge: quantity.optional(),
});

/** Procedure → its row, at the beginning of a period. Fails: FhirFault. */
export function procedureFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const read = readFhir(procedure, resource);
  const performed = read.performedDateTime ?? read.performedPeriod?.start;
  const row = {
    ...during(context),
    ...codeOf(read.code),
    status: read.status,
    performed: performed ?? read.performedString ?? ageText(read.performedAge),
    performed_at: momentOf(performed),
  };
  return [{ table: TABLE, row }];
}
