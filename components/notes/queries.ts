import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { api } from "@/lib/browser/api";
import { pagesOf } from "@/lib/browser/pages-of";
import type { Note, NoteContent, NoteHead, NoteState, SavedDraft } from "@/lib/domain/notes/schema";

export type NotesPage = { items: NoteHead[]; nextCursor: string | null };

const notesOf = (patientId: string) => `/patients/${patientId}/notes`;
const noteOf = (patientId: string, noteId: string) => `${notesOf(patientId)}/${noteId}`;

/** A patient's notes, page by page; `first` came with the document. */
export function useNotes(patientId: string, first: NotesPage) {
  return useInfiniteQuery(
    pagesOf(["patients", patientId, "notes"], `${notesOf(patientId)}?limit=25`, first),
  );
}

/** Opens a draft and goes there. */
export function useOpenNote(patientId: string) {
  const router = useRouter();
  return useMutation({
    mutationFn: (key: string) =>
      api<Note>(notesOf(patientId), { method: "POST", body: {}, idempotencyKey: key }),
    onSuccess: ({ id }) => router.push(`/patients/${patientId}/notes/${id}`),
  });
}

/** The note as it stands now. */
export const readNote = (patientId: string, noteId: string) => api<Note>(noteOf(patientId, noteId));

/** The same in the background, for a window that follows another. */
export const followNote = (patientId: string, noteId: string) =>
  api<Note>(noteOf(patientId, noteId), { background: true });

/** Whether it is still as this window has it. */
export const readNoteState = (patientId: string, noteId: string) =>
  api<NoteState>(`${noteOf(patientId, noteId)}/state`, { background: true });

type Sent = { content: NoteContent; version: number; editor: string };

/** Keeps a draft as this window has it. */
export const sendDraft = (patientId: string, noteId: string, { content, version, editor }: Sent) =>
  api<SavedDraft>(noteOf(patientId, noteId), {
    method: "PATCH",
    body: { ...content, editor },
    version,
  });

/** The same from a page that is going away; browsers take 64 kB of such. */
export function sendDraftLeaving(patientId: string, noteId: string, sent: Sent): void {
  const body = JSON.stringify({ ...sent.content, editor: sent.editor });
  if (body.length > 20_000) return;
  const headers = { "content-type": "application/json", "if-match": `"${sent.version}"` };
  const path = `/api/v1${noteOf(patientId, noteId)}`;
  void fetch(path, { method: "PATCH", headers, body, keepalive: true }).catch(() => {});
}

type Change = { what: "addenda" | "signature"; body: object; version?: number; key: string };

/** Signs a note, or adds to a signed one; the page is drawn anew. */
export function useWriteToNote(patientId: string, noteId: string) {
  const router = useRouter();
  return useMutation({
    mutationFn: ({ what, body, version, key }: Change) =>
      api<Note>(`${noteOf(patientId, noteId)}/${what}`, {
        method: "POST",
        body,
        version,
        idempotencyKey: key,
      }),
    onSuccess: () => router.refresh(),
  });
}

/** Marks a signed note as entered in error. */
export function useMarkNote(patientId: string, noteId: string) {
  const router = useRouter();
  return useMutation({
    mutationFn: ({ reason, version }: { reason: string; version: number }) =>
      api<Note>(`${noteOf(patientId, noteId)}/status`, {
        method: "PATCH",
        body: { status: "entered-in-error", reason },
        version,
      }),
    onSuccess: () => router.refresh(),
  });
}

/** Puts a draft away. */
export const discardNote = (patientId: string, noteId: string) =>
  api(noteOf(patientId, noteId), { method: "DELETE" });

/** Brings it back. */
export const restoreNote = (patientId: string, noteId: string) =>
  api(`${noteOf(patientId, noteId)}/restoration`, { method: "POST" });
