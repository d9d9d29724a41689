import { z } from "zod";
import {
  type FhirBody,
  type FhirNames,
  ownExtensions,
  referenceTo,
} from "@/lib/platform/fhir-write";
import { narrativeOf } from "./narrative";
import {
  ADDENDUM_CODE,
  DIAGNOSES_CODE,
  DOCUMENT_CODES,
  loinc,
  ownCode,
  PART_CODES,
  SUMMARY_CODE,
} from "./note-codes";
import { columnsOf } from "./note-columns";
import { NOTE_TYPES, SOAP, type SummaryPart } from "./parts";
import { noteContent, signedAs } from "./schema";

const text = z.string().nullable();
const moment = z.string().transform((value) => new Date(value).toISOString());
const signed = {
  content_hash: z.string(),
  signed_as: signedAs,
  signed_at: moment,
  signer_name: z.string(),
};
const said = {
  type: z.enum(NOTE_TYPES),
  confidential: z.boolean(),
  occurred_at: moment,
  subjective: z.string(),
  objective: z.string(),
  assessment: z.string(),
  plan: z.string(),
  summary_found: z.string(),
  summary_todo: z.string(),
  summary_return: z.string(),
  diagnoses: z.array(z.looseObject({ code: text, display: z.string() })),
};

const row = z.object({
  ...said,
  ...signed,
  status: z.enum(["final", "entered-in-error"]),
  author: z.string(),
  status_reason: text,
  marked_at: moment.nullable(),
  marked_by: text,
  addenda: z.array(z.object({ ...signed, id: z.uuid(), text: z.string() })),
  versions: z.array(z.string()),
});
type Row = z.output<typeof row>;
type Said = z.output<z.ZodObject<typeof said>>;
type Section = Record<string, unknown>;

/** A row of clinical_notes that was signed → Composition. */
export function noteToFhir(given: unknown, names: FhirNames): FhirBody {
  const note = row.parse(given);
  const { content_hash: contentHash, status_reason, marked_at, marked_by } = note;
  return {
    ...headOf(note, names),
    extension: ownExtensions({
      contentHash,
      signedAs: JSON.stringify(note.signed_as),
      diagnoses: JSON.stringify(note.diagnoses),
      statusReason: status_reason,
      markedAt: marked_at,
      markedBy: marked_by,
    }),
    relatesTo: relationsOf(note, names),
    section: [...sectionsOf(note), ...note.addenda.map(addendumOf)],
  };
}

/** What was signed stands in the place of what it said before. */
const relationsOf = ({ versions }: Row, names: FhirNames) =>
  versions.length === 0
    ? null
    : versions.map((id) => ({
        code: "replaces",
        targetReference: referenceTo(names.note(id)),
      }));

const sectionsOf = (note: Said): Section[] => [
  ...SOAP.flatMap((part) => sectionOf(loinc(PART_CODES[part]), note[part])),
  ...sectionOf(loinc(DIAGNOSES_CODE), diagnosesText(note)),
  ...summaryOf(note),
];

/**
 * The same as its patient may take it away: of a confidential note the summary alone. Without the hash of the whole it
 * is read as a document, not as a note.
 */
export function noteToPatientFhir(given: unknown, names: FhirNames): FhirBody {
  const note = row.parse(given);
  if (!note.confidential) return noteToFhir(given, names);
  return {
    ...headOf(note, names),
    extension: undefined,
    relatesTo: null,
    section: summaryOf(note),
  };
}

const headOf = (note: Row, names: FhirNames): FhirBody => ({
  ...aboutOf(note, names),
  status: note.status,
  date: note.signed_at,
  author: [{ display: note.author }],
  attester: [{ mode: "legal", time: note.signed_at, party: { display: note.signer_name } }],
});

function aboutOf(note: Said, names: FhirNames): FhirBody {
  const [, title] = DOCUMENT_CODES[note.type];
  return {
    resourceType: "Composition",
    type: loinc(DOCUMENT_CODES[note.type]),
    category: [ownCode(note.type)],
    subject: referenceTo(names.patient),
    title,
    confidentiality: note.confidential ? "R" : "N",
    event: [{ period: { start: note.occurred_at } }],
  };
}

const version = z.object({
  note_id: z.uuid(),
  number: z.number().int(),
  saved_at: moment,
  author: text,
  content: noteContent,
});

/** A row of note_versions → the preliminary Composition that a signed note replaces. */
export function versionToFhir(given: unknown, names: FhirNames): FhirBody {
  const { content, number, note_id, saved_at: date, author } = version.parse(given);
  const note = { ...content, ...columnsOf(content) };
  return {
    ...aboutOf(note, names),
    status: "preliminary",
    date,
    author: [{ display: author }],
    extension: ownExtensions({
      versionOf: names.note(note_id),
      versionNumber: String(number),
      diagnoses: JSON.stringify(content.diagnoses),
    }),
    section: sectionsOf(note),
  };
}

const sectionOf = (code: object, words: string, id?: string): Section[] =>
  words === "" ? [] : [{ id, code, text: narrativeOf(words) }];

function summaryOf(note: Said): Section[] {
  const parts: [SummaryPart, string][] = [
    ["summaryFound", note.summary_found],
    ["summaryTodo", note.summary_todo],
    ["summaryReturn", note.summary_return],
  ];
  const section = parts.flatMap(([part, words]) => sectionOf(ownCode(part), words));
  return section.length > 0 ? [{ code: ownCode(SUMMARY_CODE), section }] : [];
}

const diagnosesText = ({ diagnoses }: Said) =>
  diagnoses.map(({ code, display }) => [code, display].filter(Boolean).join(" ")).join("\n");

function addendumOf({ id, text: words, ...by }: Row["addenda"][number]): Section {
  return {
    id,
    extension: ownExtensions({
      contentHash: by.content_hash,
      signedAs: JSON.stringify(by.signed_as),
      signedAt: by.signed_at,
    }),
    code: loinc(ADDENDUM_CODE),
    author: [{ display: by.signer_name }],
    text: narrativeOf(words),
  };
}
