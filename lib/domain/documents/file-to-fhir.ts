import { z } from "zod";
import { env } from "@/lib/platform/env";
import {
  type FhirBody,
  type FhirNames,
  ownExtensions,
  referenceTo,
} from "@/lib/platform/fhir-write";

const file = z.object({
  kind: z.string(),
  date: z.string().nullable(),
  title: z.string(),
  note: z.string(),
  size: z.number(),
  content_type: z.string(),
  sha256: z.string(),
  status: z.enum(["current", "entered-in-error"]),
  created_at: z.string(),
  author: z.string().nullable(),
  id: z.string(),
  patient_id: z.string(),
});

/** A row of files → DocumentReference: where its bytes are for who may sign in here, and what they hash to. */
export function fileToFhir(given: unknown, names: FhirNames): FhirBody {
  const row = file.parse(given);
  const attachment = {
    contentType: row.content_type,
    url: `${env().APP_URL}/api/v1/patients/${row.patient_id}/files/${row.id}/link`,
    size: row.size,
    title: row.title,
    creation: row.date,
    extension: ownExtensions({ contentHash: row.sha256 }),
  };
  return {
    resourceType: "DocumentReference",
    status: row.status,
    type: { coding: [{ system: "urn:mediconnect:file-kind", code: row.kind }], text: row.title },
    subject: referenceTo(names.patient),
    date: new Date(row.created_at).toISOString(),
    author: row.author ? [{ display: row.author }] : undefined,
    description: row.note || undefined,
    content: [{ attachment }],
  };
}
