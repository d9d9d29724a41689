import { z } from "zod";
import {
  codeOf,
  concept,
  type FhirContext,
  type FhirTable,
  type FhirWrite,
  fhirDateTime,
  firstCode,
  momentOf,
  period,
  quantity,
  readFhir,
} from "@/lib/platform/fhir-values";
import { ownExtension } from "@/lib/platform/fhir-write";
import { ageText, CODED, dated, during, visited } from "./fhir-columns";

const TABLE = {
  name: "conditions",
  columns: {
    ...visited,
    ...CODED,
    clinical_status: "text",
    verification_status: "text",
    ...dated("onset"),
    abatement: "text",
    recorded_date: "text",
    status_reason: "text",
  },
  ifGiven: ["status_reason"],
  versioned: true,
} satisfies FhirTable;

const condition = z.looseObject({
  code: concept.optional(),
  clinicalStatus: concept.optional(),
  verificationStatus: concept.optional(),
  onsetDateTime: fhirDateTime.optional(),
  onsetPeriod: period.optional(),
  onsetAge: quantity.optional(),
  onsetString: z.string().optional(),
  abatementDateTime: fhirDateTime.optional(),
  abatementPeriod: period.optional(),
  abatementAge: quantity.optional(),
  abatementString: z.string().optional(),
  recordedDate: fhirDateTime.optional(),
});

/** Condition → its row. Fails: FhirFault. */
export function conditionFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const read = readFhir(condition, resource);
  const onset = read.onsetDateTime ?? read.onsetPeriod?.start;
  const abatement = read.abatementDateTime ?? read.abatementPeriod?.start;
  const row = {
    ...during(context),
    ...codeOf(read.code),
    clinical_status:
      firstCode(read.clinicalStatus) ?? ownExtension(resource, "clinicalStatus") ?? null,
    verification_status: firstCode(read.verificationStatus),
    onset: onset ?? read.onsetString ?? ageText(read.onsetAge),
    onset_at: momentOf(onset),
    abatement: abatement ?? read.abatementString ?? ageText(read.abatementAge),
    recorded_date: read.recordedDate ?? null,
    status_reason: ownExtension(resource, "statusReason") ?? null,
  };
  return [{ table: TABLE, row }];
}
