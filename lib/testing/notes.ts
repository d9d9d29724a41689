import { contentOf, hashOfContent } from "@/lib/domain/notes/content";
import { openNote } from "@/lib/domain/notes/open-note";
import { saveDraft } from "@/lib/domain/notes/save-draft";
import { type Note, type NoteContent, saveDraftInput } from "@/lib/domain/notes/schema";
import { signNote } from "@/lib/domain/notes/sign-note";
import type { Actor } from "@/lib/platform/auth/actor";

/** A note of this doctor that says this, signed. */
export async function signedNote(
  doctor: Actor,
  patientId: string,
  change: Partial<NoteContent>,
): Promise<Note> {
  const draft = await openNote(doctor, patientId, { type: change.type ?? "consultation" });
  const place = { patientId, noteId: draft.id };
  const content = saveDraftInput.parse({ ...contentOf(draft), ...change, editor: "test" });
  const { version } = await saveDraft(doctor, place, content, draft.version);
  const contentHash = await hashOfContent(content);
  return signNote(doctor, place, { contentHash, deceasedKnown: true }, version);
}
