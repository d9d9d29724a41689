import {
  type FhirContext,
  type FhirTable,
  type FhirWrite,
  fhirFault,
  momentOf,
  OWN,
  readFhir,
} from "@/lib/platform/fhir-values";
import { ownExtension } from "@/lib/platform/fhir-write";
import { addendumOf } from "./fhir-addendum";
import { versionFromFhir } from "./fhir-version";
import { ADDENDUM_CODE } from "./note-codes";
import { columnsOf } from "./note-columns";
import {
  asText,
  composition,
  contentOf,
  firstCode,
  hashIn,
  type Read,
  SIGNED,
} from "./read-composition";
import { type NoteContent, noteContent } from "./schema";

const MARK = { status_reason: "text", marked_at: "timestamptz", marked_by_name: "text" } as const;
const CONTENT = {
  author_name: "text",
  type: "note_type",
  confidential: "boolean",
  occurred_at: "timestamptz",
  subjective: "text",
  objective: "text",
  assessment: "text",
  plan: "text",
  summary_found: "text",
  summary_todo: "text",
  summary_return: "text",
  diagnoses: "json",
  edited_at: "timestamptz",
} as const;

// What was signed never changes: a newer file brings at most the mark that it was an error, and addenda.
const NOTES = {
  name: "clinical_notes",
  columns: { ...OWN, ...CONTENT, ...SIGNED, status: "note_status", ...MARK },
  fixed: Object.keys({ ...CONTENT, ...SIGNED }),
  changedWhen: "clinical_notes.status = 'final' AND EXCLUDED.status = 'entered-in-error'",
} satisfies FhirTable;
/**
 * Composition → a signed note with its addenda, when it is one that was signed in this product (it carries the hash of
 * what was signed), or what such a note said before; any other document is kept in its original alone. Fails: FhirFault.
 */
export function noteFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const content_hash = ownExtension(resource, "contentHash");
  const signed_as = ownExtension(resource, "signedAs");
  const versionOf = ownExtension(resource, "versionOf");
  if (!versionOf && !(content_hash && signed_as)) return [];
  const { clinicId: clinic_id, id, patientId: patient_id } = context;
  if (!patient_id) throw fhirFault("subject.reference", "refers to no patient that is here");
  const read = readFhir(composition, resource);
  if (versionOf) return versionFromFhir(read, resource, versionOf, context);
  if (read.status === "preliminary") throw fhirFault("status", "a signed note is final");
  const signed = read.attester[0];
  const row = {
    ...{ clinic_id, id, patient_id },
    ...contentColumns(readFhir(noteContent, contentOf(read, resource))),
    author_name: read.author[0]?.display ?? "",
    edited_at: momentOf(read.date),
    content_hash: hashIn(content_hash),
    signed_as: asText(signed_as),
    signed_at: momentOf(signed?.time ?? read.date),
    signer_name: signed?.party?.display ?? read.author[0]?.display ?? "",
    status: read.status,
    ...markOf(read, resource),
  };
  const addenda = read.section.filter((section) => firstCode(section) === ADDENDUM_CODE[0]);
  return [
    { table: NOTES, row },
    ...addenda.map((section) => addendumOf(section, { clinic_id, patient_id, note_id: id })),
  ];
}

function contentColumns(content: NoteContent) {
  const { type, confidential, subjective, objective, assessment, plan, diagnoses } = content;
  const same = { type, confidential, subjective, objective, assessment, plan };
  return { ...same, ...columnsOf(content), diagnoses: JSON.stringify(diagnoses) };
}

function markOf({ status, date }: Read, resource: unknown) {
  const wrong = status === "entered-in-error";
  return {
    status_reason: wrong ? (ownExtension(resource, "statusReason") ?? "") : null,
    marked_at: wrong ? momentOf(ownExtension(resource, "markedAt") ?? date) : null,
    marked_by_name: wrong ? (ownExtension(resource, "markedBy") ?? "") : null,
  };
}
