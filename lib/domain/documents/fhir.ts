import { z } from "zod";
import {
  codeOf,
  concept,
  type FhirContext,
  type FhirTable,
  type FhirWrite,
  fhirDateTime,
  momentOf,
  OWN,
  readFhir,
} from "@/lib/platform/fhir-values";

const attachment = z.looseObject({
  contentType: z.string().optional(),
  title: z.string().optional(),
});
const documentReference = z.looseObject({
  status: z.string(),
  type: concept.optional(),
  description: z.string().optional(),
  date: fhirDateTime.optional(),
  content: z.array(z.looseObject({ attachment: attachment.optional() })).default([]),
});

const DOCUMENT_REFERENCES: FhirTable = {
  name: "document_references",
  columns: {
    ...OWN,
    status: "text",
    code_system: "text",
    code: "text",
    display: "text",
    content_type: "text",
    date: "text",
    date_at: "timestamptz",
  },
};

/** DocumentReference → that the document exists and what it is. Fails: FhirFault. */
export function documentReferenceFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const read = readFhir(documentReference, resource);
  const file = read.content[0]?.attachment;
  const code = codeOf(read.type);
  const row = {
    clinic_id: context.clinicId,
    id: context.id,
    patient_id: context.patientId,
    status: read.status,
    ...code,
    display: code.display || (read.description ?? file?.title ?? ""),
    content_type: file?.contentType ?? null,
    date: read.date ?? null,
    date_at: momentOf(read.date),
  };
  return [{ table: DOCUMENT_REFERENCES, row }];
}
