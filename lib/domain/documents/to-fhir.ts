import { z } from "zod";
import { conceptOf, type FhirBody, type FhirNames, referenceTo } from "@/lib/platform/fhir-write";

const text = z.string().nullable();
const documentReference = z.object({
  code_system: text,
  code: text,
  display: z.string(),
  status: z.string(),
  content_type: text,
  date: text,
});

/** A row of document_references → DocumentReference; the file itself isn't stored yet. */
export function documentToFhir(given: unknown, names: FhirNames): FhirBody {
  const row = documentReference.parse(given);
  return {
    resourceType: "DocumentReference",
    status: row.status,
    type: conceptOf(row),
    subject: referenceTo(names.patient),
    date: row.date,
    content: [{ attachment: { contentType: row.content_type, title: row.display } }],
  };
}
