import { z } from "zod";
import {
  addAddendumInput,
  listNotesQuery,
  markNoteInput,
  note,
  notePage,
  noteParams,
  noteState,
  noteVersions,
  openNoteInput,
  saveDraftInput,
  savedDraft,
  signNoteInput,
  summaryPage,
  visitSummary,
} from "@/lib/domain/notes/schema";
import {
  addTemplateInput,
  editTemplateInput,
  noteTemplate,
  noteTemplates,
  templateParams,
} from "@/lib/domain/notes/template-schema";
import { pageQuery } from "@/lib/domain/patients/list-of-chart";
import { patientParams } from "@/lib/domain/patients/schema";
import type { Operation } from "@/lib/platform/http/operation";

const WRITERS = ["doctor"] as const;
const READERS = ["doctor", "nurse", "patient"] as const;
const TEMPLATE_KEEPERS = ["doctor", "admin"] as const;
const summaries = "/patients/{patientId}/summaries";
const notes = "/patients/{patientId}/notes";
const one = `${notes}/{noteId}`;

export const listNotesOperation = {
  method: "get",
  path: notes,
  summary: "Clinical notes that one may read, the latest first; drafts are their author's alone",
  params: patientParams,
  query: listNotesQuery,
  answer: notePage,
  roles: READERS,
} satisfies Operation;

export const openNoteOperation = {
  method: "post",
  path: notes,
  summary: "Open a draft",
  params: patientParams,
  body: openNoteInput,
  answer: note,
  status: 201,
  roles: WRITERS,
  idempotent: true,
} satisfies Operation;

export const getNoteOperation = {
  method: "get",
  path: one,
  summary: "A note with its addenda",
  params: noteParams,
  answer: note,
  roles: READERS,
} satisfies Operation;

export const getNoteStateOperation = {
  method: "get",
  path: `${one}/state`,
  summary: "Whether one's own draft was written elsewhere meanwhile; nothing of what it says",
  params: noteParams,
  answer: noteState,
  roles: WRITERS,
} satisfies Operation;

export const saveDraftOperation = {
  method: "patch",
  path: one,
  summary: "Keep a draft as one window has it",
  params: noteParams,
  body: saveDraftInput,
  answer: savedDraft,
  roles: WRITERS,
  ifMatch: true,
} satisfies Operation;

const discarded = z.object({ id: z.uuid(), discarded: z.boolean() });

export const discardDraftOperation = {
  method: "delete",
  path: one,
  summary: "Put a draft away; it can be brought back",
  params: noteParams,
  answer: discarded,
  roles: WRITERS,
} satisfies Operation;

export const restoreDraftOperation = {
  method: "post",
  path: `${one}/restoration`,
  summary: "Bring a draft back that was put away",
  params: noteParams,
  answer: discarded,
  roles: WRITERS,
  idempotent: true,
} satisfies Operation;

export const signNoteOperation = {
  method: "post",
  path: `${one}/signature`,
  summary: "Sign a draft as it was shown; after it only addenda",
  params: noteParams,
  body: signNoteInput,
  answer: note,
  status: 201,
  roles: WRITERS,
  ifMatch: true,
  idempotent: true,
  stepUp: true,
} satisfies Operation;

export const addAddendumOperation = {
  method: "post",
  path: `${one}/addenda`,
  summary: "Add to a signed note",
  params: noteParams,
  body: addAddendumInput,
  answer: note,
  status: 201,
  roles: WRITERS,
  idempotent: true,
} satisfies Operation;

export const markNoteOperation = {
  method: "patch",
  path: `${one}/status`,
  summary: "Mark one's own signed note as entered in error; it stays to be read",
  params: noteParams,
  body: markNoteInput,
  answer: note,
  roles: WRITERS,
  ifMatch: true,
} satisfies Operation;

export const listVersionsOperation = {
  method: "get",
  path: `${one}/versions`,
  summary: "What a note said before, the latest first",
  params: noteParams,
  answer: noteVersions,
  roles: ["doctor", "nurse"],
} satisfies Operation;

export const listSummariesOperation = {
  method: "get",
  path: summaries,
  summary: "What the patient was told of their visits, the latest first; of confidential notes too",
  params: patientParams,
  query: pageQuery,
  answer: summaryPage,
  roles: READERS,
} satisfies Operation;

export const getSummaryOperation = {
  method: "get",
  path: `${summaries}/{noteId}`,
  summary: "What the patient was told of a visit, and nothing else of its note",
  params: noteParams,
  answer: visitSummary,
  roles: READERS,
} satisfies Operation;

export const listTemplatesOperation = {
  method: "get",
  path: "/note-templates",
  summary: "The clinic's templates of notes and one's own",
  answer: noteTemplates,
  roles: TEMPLATE_KEEPERS,
} satisfies Operation;

export const addTemplateOperation = {
  method: "post",
  path: "/note-templates",
  summary: "Add a template: an administrator the clinic's, a doctor their own",
  body: addTemplateInput,
  answer: noteTemplate,
  status: 201,
  roles: TEMPLATE_KEEPERS,
  idempotent: true,
} satisfies Operation;

export const editTemplateOperation = {
  method: "patch",
  path: "/note-templates/{templateId}",
  summary: "Change or remove a template",
  params: templateParams,
  body: editTemplateInput,
  answer: noteTemplate,
  roles: TEMPLATE_KEEPERS,
  ifMatch: true,
} satisfies Operation;
