import { createHash } from "node:crypto";
import { z } from "zod";
import {
  codeOf,
  concept,
  type FhirContext,
  type FhirTable,
  type FhirWrite,
  fhirDateTime,
  fhirFault,
  momentOf,
  OWN,
  period,
  readFhir,
  reference,
} from "@/lib/platform/fhir-values";
import { ownExtension } from "@/lib/platform/fhir-write";
import { textOfNarrative } from "./narrative";
import { ADDENDUM_CODE, OWN_CODES, PART_CODES, SUMMARY_CODE } from "./note-codes";
import { SOAP } from "./parts";
import { type NoteContent, noteContent } from "./schema";

const SIGNED = { content_hash: "text", signed_at: "timestamptz", signer_name: "text" } as const;
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
const ADDENDA = {
  name: "note_addenda",
  columns: { ...OWN, note_id: "uuid", text: "text", ...SIGNED },
  insertOnly: true,
} satisfies FhirTable;

const leaf = z.looseObject({
  id: z.string().optional(),
  code: concept.optional(),
  text: z.looseObject({ div: z.string() }).optional(),
  author: z.array(reference).default([]),
});
const composition = z.looseObject({
  status: z.enum(["final", "entered-in-error"]),
  date: fhirDateTime,
  author: z.array(reference),
  attester: z
    .array(z.looseObject({ time: fhirDateTime.optional(), party: reference.optional() }))
    .default([]),
  confidentiality: z.string().optional(),
  category: z.array(concept).default([]),
  event: z.array(z.looseObject({ period: period.optional() })).default([]),
  section: z.array(leaf.extend({ section: z.array(leaf).default([]) })).default([]),
});
type Read = z.output<typeof composition>;
type Leaf = z.output<typeof leaf>;

/**
 * Composition → a signed note with its addenda, when it is one that was signed in this product (it carries the hash of
 * what was signed); any other document is kept in its original alone. Fails: FhirFault.
 */
export function noteFromFhir(resource: unknown, context: FhirContext): FhirWrite[] {
  const content_hash = ownExtension(resource, "contentHash");
  if (!content_hash) return [];
  const { clinicId: clinic_id, id, patientId: patient_id } = context;
  if (!patient_id) throw fhirFault("subject.reference", "refers to no patient that is here");
  const read = readFhir(composition, resource);
  const signed = read.attester[0];
  const row = {
    ...{ clinic_id, id, patient_id },
    ...contentColumns(readFhir(noteContent, contentOf(read, resource))),
    author_name: read.author[0]?.display ?? "",
    edited_at: momentOf(read.date),
    content_hash,
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

const firstCode = ({ code }: Leaf) => codeOf(code).code;

function wordsIn(sections: Leaf[], code: string): string {
  const section = sections.find((one) => firstCode(one) === code);
  const text = section?.text && textOfNarrative(section.text.div);
  if (section?.text && text === undefined)
    throw fhirFault("section", "its text is not as it was exported");
  return text ?? "";
}

function contentOf({ category, confidentiality, event, section }: Read, resource: unknown) {
  const type = category.map(codeOf).find(({ code_system }) => code_system === OWN_CODES)?.code;
  const told = section.find((one) => firstCode(one) === SUMMARY_CODE)?.section ?? [];
  return {
    type,
    confidential: confidentiality === "R",
    occurredAt: momentOf(event[0]?.period?.start),
    ...Object.fromEntries(SOAP.map((part) => [part, wordsIn(section, PART_CODES[part][0])])),
    summaryFound: wordsIn(told, "summaryFound"),
    summaryTodo: wordsIn(told, "summaryTodo"),
    summaryReturn: wordsIn(told, "summaryReturn"),
    diagnoses: jsonOf(ownExtension(resource, "diagnoses") ?? "[]"),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fhirFault("extension", "its diagnoses are not readable");
  }
}

const contentColumns = ({
  occurredAt,
  summaryFound,
  summaryTodo,
  summaryReturn,
  diagnoses,
  ...same
}: NoteContent) => ({
  ...same,
  occurred_at: occurredAt,
  summary_found: summaryFound,
  summary_todo: summaryTodo,
  summary_return: summaryReturn,
  diagnoses: JSON.stringify(diagnoses),
});

function markOf({ status, date }: Read, resource: unknown) {
  const wrong = status === "entered-in-error";
  return {
    status_reason: wrong ? (ownExtension(resource, "statusReason") ?? "") : null,
    marked_at: wrong ? momentOf(ownExtension(resource, "markedAt") ?? date) : null,
    marked_by_name: wrong ? (ownExtension(resource, "markedBy") ?? "") : null,
  };
}

function addendumOf(
  section: Leaf,
  own: { clinic_id: string; patient_id: string; note_id: string },
): FhirWrite {
  const text = section.text && textOfNarrative(section.text.div);
  const signedAt = ownExtension(section, "signedAt");
  if (text === undefined || !fhirDateTime.safeParse(signedAt).success)
    throw fhirFault("section", "an addendum is not as it was exported");
  const row = {
    ...own,
    id: idOf(`${own.note_id} ${section.id}`),
    text,
    content_hash: ownExtension(section, "contentHash") ?? "",
    signed_at: momentOf(signedAt),
    signer_name: section.author[0]?.display ?? "",
  };
  return { table: ADDENDA, row };
}

/** The same id whenever the same addendum comes with the same note: UUID v8 of a hash. */
function idOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join("-");
}
