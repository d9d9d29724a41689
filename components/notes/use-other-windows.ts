import { useEffect, useRef } from "react";
import type { Note } from "@/lib/domain/notes/schema";
import { readNote } from "./queries";

const LOOK_MS = 4000;
const READ_ONLY_MS = 1000;

/** Looks what other windows made of a note, and calls with it as it stands; more often where this one only reads. */
export function useOtherWindows(
  place: { patientId: string; noteId: string },
  editor: string,
  writes: boolean,
  onWritten: (theirs: Note) => void,
): void {
  const { patientId, noteId } = place;
  const latest = useRef(onWritten);
  latest.current = onWritten;
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState === "hidden") return;
      const theirs = await readNote(patientId, noteId, true).catch(() => undefined);
      if (theirs && theirs.editor !== editor) latest.current(theirs);
    };
    const timer = setInterval(() => void look(), writes ? LOOK_MS : READ_ONLY_MS);
    return () => clearInterval(timer);
  }, [patientId, noteId, editor, writes]);
}
