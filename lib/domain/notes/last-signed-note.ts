import type { Actor } from "@/lib/platform/auth/actor";
import { getNote } from "./get-note";
import { listNotes } from "./list-notes";
import type { Note } from "./schema";

const LOOKED_THROUGH = 10;

/** The latest note of a patient that was signed and isn't an error, to read beside a new one; null where there is none. */
export async function lastSignedNote(actor: Actor, patientId: string): Promise<Note | null> {
  const { items } = await listNotes(actor, patientId, { limit: LOOKED_THROUGH, state: "signed" });
  const last = items.find(({ status }) => status === "final");
  return last ? getNote(actor, patientId, last.id) : null;
}
