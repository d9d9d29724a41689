import { z } from "zod";
import { patientSummary } from "@/lib/domain/patients/schema";
import { fhirDay } from "@/lib/domain/records/schema";
import { LOCALES } from "@/lib/platform/i18n/locale";
import { requiredText, text } from "@/lib/platform/text";
import { NOTE_TYPES } from "./parts";

const noteType = z.enum(NOTE_TYPES);

// A part takes a note of 200 kB whole.
const soapText = text(200_000);
const summaryText = text(20_000);

/** A diagnosis of a note: by signing it becomes a condition, or what is newly known of the one it names. */
const diagnosis = z.strictObject({
  display: requiredText(500),
  codeSystem: text(200).nullable().default(null),
  code: text(50).nullable().default(null),
  clinicalStatus: z.enum(["active", "resolved"]).default("active"),
  onset: fhirDay.nullable().default(null),
  /** The condition of the problem list that is meant; null: a new one. */
  conditionId: z.uuid().nullable().default(null),
});
export type Diagnosis = z.output<typeof diagnosis>;

const content = {
  type: noteType,
  confidential: z.boolean(),
  occurredAt: z.iso.datetime({ offset: true }),
  subjective: soapText,
  objective: soapText,
  assessment: soapText,
  plan: soapText,
  summaryFound: summaryText,
  summaryTodo: summaryText,
  summaryReturn: summaryText,
  diagnoses: z.array(diagnosis).max(50),
};
/** What a note says. */
export const noteContent = z.strictObject(content);
export type NoteContent = z.output<typeof noteContent>;

export const noteParams = z.strictObject({ patientId: z.uuid(), noteId: z.uuid() });
export const ownNoteParams = noteParams.pick({ noteId: true });

export const openNoteInput = z.strictObject({ type: noteType.default("consultation") });
export type OpenNoteInput = z.output<typeof openNoteInput>;

/** A draft as a window has it; `editor` is that window. */
export const saveDraftInput = z.strictObject({ ...content, editor: requiredText(50) });
export type SaveDraftInput = z.output<typeof saveDraftInput>;

export const savedDraft = z.object({
  id: z.uuid(),
  version: z.number().int(),
  editedAt: z.string(),
});
export type SavedDraft = z.output<typeof savedDraft>;

/** Signs what was shown: its hash says what that was. */
export const signNoteInput = z.strictObject({
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The signer knows that the patient has died. */
  deceasedKnown: z.boolean().default(false),
});
export type SignNoteInput = z.output<typeof signNoteInput>;

export const addAddendumInput = z.strictObject({ text: requiredText(50_000) });
export type AddAddendumInput = z.output<typeof addAddendumInput>;

export const markNoteInput = z.strictObject({
  status: z.literal("entered-in-error"),
  reason: requiredText(500),
});
export type MarkNoteInput = z.output<typeof markNoteInput>;

/** Under which ids something was sealed: of the note, its patient, and the membership that signed. */
export const signedAs = z.object({
  noteId: z.uuid(),
  patientId: z.uuid(),
  signerId: z.uuid(),
  /** Of an addendum: its own. */
  addendumId: z.uuid().optional(),
});
export type SignedAs = z.output<typeof signedAs>;

const addendum = z.object({
  id: z.uuid(),
  text: z.string(),
  contentHash: z.string(),
  signedAs,
  signedAt: z.string(),
  signerName: z.string(),
});

const noteHead = z.object({
  id: z.uuid(),
  type: noteType,
  status: z.enum(["preliminary", "final", "entered-in-error"]),
  confidential: z.boolean(),
  occurredAt: z.string(),
  authorName: z.string(),
  /** Whether the reader wrote it. */
  own: z.boolean(),
  diagnoses: z.array(diagnosis),
  /** How it begins, for lists. */
  opening: z.string(),
  /** Whether there are words for the patient. */
  summarised: z.boolean(),
  signedAt: z.string().nullable(),
  signerName: z.string().nullable(),
  statusReason: z.string().nullable(),
  editedAt: z.string(),
  version: z.number().int(),
});
export type NoteHead = z.output<typeof noteHead>;
export const notePage = z.object({ items: z.array(noteHead), nextCursor: z.string().nullable() });

/** What the patient was told of a visit, as lists show it. */
const summaryHead = z.object({
  id: z.uuid(),
  type: noteType,
  status: noteHead.shape.status,
  occurredAt: z.string(),
  /** How it begins. */
  opening: z.string(),
  signedAt: z.string().nullable(),
  signerName: z.string().nullable(),
  /** Why it was marked as an error; not told to the patient of a confidential note. */
  statusReason: z.string().nullable(),
});
export type SummaryHead = z.output<typeof summaryHead>;
export const summaryPage = z.object({
  items: z.array(summaryHead),
  nextCursor: z.string().nullable(),
});
export type SummaryPage = z.output<typeof summaryPage>;

/** A visit summary, and nothing else of its note: it is the patient's even where the note is confidential. */
export const visitSummary = summaryHead.omit({ opening: true }).extend({
  summaryFound: z.string(),
  summaryTodo: z.string(),
  summaryReturn: z.string(),
  /** To say the rest in: the patient's language, else the clinic's. */
  locale: z.enum(LOCALES),
});
export type VisitSummary = z.output<typeof visitSummary>;

export const note = noteHead.extend({
  ...content,
  occurredAt: z.string(),
  /** Over what it says, `signedAs`, signer and time. */
  contentHash: z.string().nullable(),
  /** Under which ids it was sealed; null for a draft. */
  signedAs: signedAs.nullable(),
  /** Whether what stands is what was signed, addenda too; null for a draft. */
  intact: z.boolean().nullable(),
  markedAt: z.string().nullable(),
  markedBy: z.string().nullable(),
  /** The window that wrote last. */
  editor: z.string().nullable(),
  addenda: z.array(addendum),
});
export type Note = z.output<typeof note>;

/** Whether a draft is still as a window has it; nothing of what it says. */
export const noteState = note.pick({ status: true, version: true, editor: true, editedAt: true });
export type NoteState = z.output<typeof noteState>;

export const listNotesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(500).optional(),
  /** Drafts of one's own that wait, or what was signed. Both when it isn't said. */
  state: z.enum(["draft", "signed"]).optional(),
});
export type ListNotesQuery = z.output<typeof listNotesQuery>;

/** A saved state of a note; the last one of a signed note is what was signed. */
const noteVersion = z.object({
  number: z.number().int(),
  savedAt: z.string(),
  content: noteContent,
});
export type NoteVersion = z.output<typeof noteVersion>;
export const noteVersions = z.object({ items: z.array(noteVersion) });

/** A note that waits for its author's signature. */
export const ownDraft = z.object({ id: z.uuid(), patient: patientSummary, editedAt: z.string() });
export type OwnDraft = z.output<typeof ownDraft>;
