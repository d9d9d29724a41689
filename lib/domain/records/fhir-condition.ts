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
  reference,
} from "@/lib/platform/fhir-values";
import { isRestricted, ownExtension } from "@/lib/platform/fhir-write";
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
    note_id: "note",
    confidential: "boolean",
  },
  // Whether the patient is told is decided where the record is.
  fixed: ["confidential"],
  ifGiven: ["status_reason", "note_id"],
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
  evidence: z.array(z.looseObject({ detail: z.array(reference).default([]) })).default([]),
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
    note_id: noteAmong(read.evidence, context),
    confidential: isRestricted(resource),
  };
  return [{ table: TABLE, row }];
}

/** The note that diagnosed it, among what it stands on. */
function noteAmong(
  evidence: z.output<typeof condition>["evidence"],
  { note }: FhirContext,
): string | null {
  const notes = evidence.flatMap(({ detail }) => detail).map(note);
  return notes.find((id) => id !== null) ?? null;
}
