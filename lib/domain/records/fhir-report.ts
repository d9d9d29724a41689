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
  readFhir,
} from "@/lib/platform/fhir-values";
import { CODED, dated, during, visited } from "./fhir-columns";

const TABLE = {
  name: "diagnostic_reports",
  columns: { ...visited, ...CODED, status: "text", ...dated("effective"), conclusion: "text" },
} satisfies FhirTable;

const report = z.looseObject({
  status: z.string(),
  code: concept,
  effectiveDateTime: fhirDateTime.optional(),
  effectivePeriod: period.optional(),
  conclusion: z.string().optional(),
});

/** DiagnosticReport → its row; its results point to it. Fails: FhirFault. */
export function reportFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const read = readFhir(report, resource);
  const effective = read.effectiveDateTime ?? read.effectivePeriod?.start ?? null;
  const row = {
    ...during(context),
    ...codeOf(read.code),
    status: read.status,
    effective,
    effective_at: momentOf(effective),
    conclusion: read.conclusion ?? null,
  };
  return [{ table: TABLE, row }];
}
