import { useEffect, useRef } from "react";
import { isProblem } from "@/lib/browser/api";
import type { NoteState } from "@/lib/domain/notes/schema";
import { readNoteState } from "./queries";

const LOOK_MS = 4000;
const READ_ONLY_MS = 1000;

/**
 * Looks whether other windows wrote a note, and calls with where it stands; more often where this one only reads. Only
 * that is asked: to read the note itself would be another look into the chart each time. Without a state: it is gone.
 */
export function useOtherWindows(
  place: { patientId: string; noteId: string },
  editor: string,
  writes: boolean,
  onWritten: (state: NoteState | undefined) => void,
): void {
  const { patientId, noteId } = place;
  const latest = useRef(onWritten);
  latest.current = onWritten;
  useEffect(() => {
    const look = () =>
      readNoteState(patientId, noteId).then(
        (state) => state.editor !== editor && latest.current(state),
        (error: unknown) => {
          if (!isProblem(error) || error.status !== 404) return;
          clearInterval(timer);
          latest.current(undefined);
        },
      );
    const timer = setInterval(
      () => document.visibilityState === "visible" && void look(),
      writes ? LOOK_MS : READ_ONLY_MS,
    );
    return () => clearInterval(timer);
  }, [patientId, noteId, editor, writes]);
}
