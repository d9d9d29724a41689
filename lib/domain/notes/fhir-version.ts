import {
  type FhirContext,
  type FhirTable,
  type FhirWrite,
  momentOf,
  OWN,
  readFhir,
} from "@/lib/platform/fhir-values";
import { ownExtension } from "@/lib/platform/fhir-write";
import { contentOf, type Read } from "./read-composition";
import { noteContent } from "./schema";

const VERSIONS = {
  name: "note_versions",
  columns: {
    ...OWN,
    note_id: "uuid",
    number: "integer",
    content: "json",
    saved_at: "timestamptz",
  },
  insertOnly: true,
  onlyWhen: `EXISTS (SELECT FROM clinical_notes n
    WHERE n.clinic_id = x.clinic_id AND n.patient_id = x.patient_id AND n.id = x.note_id)`,
} satisfies FhirTable;

/** What a signed note said before, under that note; nothing where the note didn't come. */
export function versionFromFhir(
  read: Read,
  resource: unknown,
  versionOf: string,
  { clinicId: clinic_id, id, patientId: patient_id, note }: FhirContext,
): FhirWrite[] {
  const note_id = note({ reference: versionOf });
  const number = Number(ownExtension(resource, "versionNumber"));
  if (!note_id || !Number.isSafeInteger(number)) return [];
  const content = JSON.stringify(readFhir(noteContent, contentOf(read, resource)));
  const row = { clinic_id, id, patient_id, note_id, number, content };
  return [{ table: VERSIONS, row: { ...row, saved_at: momentOf(read.date) } }];
}
