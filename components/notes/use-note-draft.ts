import { useEffect, useRef, useState } from "react";
import { dropDraft } from "@/lib/browser/drafts";
import { contentOf, sayTheSame } from "@/lib/domain/notes/content";
import type { Note, NoteContent } from "@/lib/domain/notes/schema";
import { type DraftSender, draftSender, type SendState } from "./draft-sender";
import { type KeptDraft, keptDraft } from "./kept-draft";
import { followNote, readNote, sendDraft, sendDraftLeaving } from "./queries";
import { useOtherWindows } from "./use-other-windows";

type Opening = {
  opened: Note;
  userId: string;
  patientId: string;
  name: string;
  editor: string;
  writes: boolean;
  onState: (state: SendState) => void;
};

/** The draft as it stands on the server, or as it was left in this browser when that never got there. */
async function openDraft({ opened, userId, patientId, name, editor, writes, onState }: Opening) {
  const { id } = opened;
  const here = await keptDraft(userId, name, !writes);
  const note = await readNote(patientId, id).catch(() => opened);
  const kept = here.found;
  const sender = draftSender({
    content: contentOf(note),
    version: note.version,
    send: (content, version) => sendDraft(patientId, id, { content, version, editor }),
    read: () => readNote(patientId, id),
    onState: (state) => {
      if (state.kind === "saved") here.isSaved();
      onState(state);
    },
  });
  const differs = kept !== undefined && !sayTheSame(kept.content, note);
  // The window that kept it wrote the server's version too: it typed on.
  const restored = differs && (kept.version === note.version || kept.editor === note.editor);
  /** Says where it stands, and sends what wasn't sent; gives what to show. */
  const begin = (): NoteContent => {
    if (!differs) {
      here.isSaved();
      onState({ kind: "saved", at: Date.parse(note.editedAt) });
      return contentOf(note);
    }
    if (restored) sender.restore(kept.content);
    else sender.differ(note, kept.content);
    return kept.content;
  };
  return { here, sender, begin, restored };
}

/** Calls when the page goes away or is put away, and when the connection is back; gives the end of listening. */
function onDoors({ leave, back }: { leave: () => void; back: () => void }): () => void {
  const hidden = () => document.visibilityState === "hidden" && leave();
  window.addEventListener("pagehide", leave);
  window.addEventListener("online", back);
  document.addEventListener("visibilitychange", hidden);
  return () => {
    window.removeEventListener("pagehide", leave);
    window.removeEventListener("online", back);
    document.removeEventListener("visibilitychange", hidden);
  };
}

export type NoteDraft = ReturnType<typeof useNoteDraft>;

/**
 * A draft that is never lost: in this browser, encrypted, with each key; on the server after a pause. `writes` is false
 * where another tab of this browser writes: what it sends is shown here; undefined while that isn't known. A tab that takes
 * over begins with what the other one typed last; the one that loses its turn sends what waits there.
 */
export function useNoteDraft(
  opened: Note,
  userId: string,
  patientId: string,
  writes: boolean | undefined,
) {
  const { id } = opened;
  const name = `note:${id}`;
  const [editor] = useState(() => crypto.randomUUID());
  const [content, setContent] = useState(() => contentOf(opened));
  const [state, setState] = useState<SendState>();
  const [restored, setRestored] = useState(false);
  const [elsewhereAt, setElsewhereAt] = useState<number>();
  const sender = useRef<DraftSender>(undefined);
  const here = useRef<KeptDraft>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft begins with the turn to write; the note it was opened with is a starting point
  useEffect(() => {
    if (writes === undefined) return;
    let gone = false;
    const onState = (next: SendState) => !gone && setState(next);
    setState(undefined);
    void openDraft({ opened, userId, patientId, name, editor, writes, onState }).then((draft) => {
      if (gone) return;
      here.current = draft.here;
      sender.current = draft.sender;
      setContent(draft.begin());
      setRestored(draft.restored);
    });
    const unlisten = onDoors({
      leave: () => {
        const unsent = sender.current?.unsent();
        if (!unsent) return;
        const { content: what, version } = unsent;
        sendDraftLeaving(patientId, id, { content: what, version, editor });
      },
      back: () => void sender.current?.flush(),
    });
    return () => {
      gone = true;
      unlisten();
      void sender.current?.flush();
      sender.current?.stop();
      sender.current = undefined;
    };
  }, [userId, patientId, id, editor, name, writes]);

  useOtherWindows({ patientId, noteId: id }, editor, writes !== false, (there) => {
    if (there?.status !== "preliminary") return setState({ kind: "gone", why: "" });
    setElsewhereAt(there.editor ? Date.parse(there.editedAt) : undefined);
    if (!sender.current?.isBehind(there.version)) return;
    void followNote(patientId, id)
      .then((theirs) => sender.current?.follow(theirs) && setContent(contentOf(theirs)))
      .catch(() => {}); // asked again with the next look
  });

  return {
    content,
    state,
    /** What was typed before and hadn't reached the server is back. */
    restored,
    /** When another window wrote last, in milliseconds. */
    elsewhereAt,
    change: (part: Partial<NoteContent>) => {
      const next = { ...content, ...part };
      setContent(next);
      if (!sender.current) return;
      sender.current.change(next);
      here.current?.keep({ content: next, version: sender.current.version(), editor });
    },
    settle: (theirs: Note, chosen: NoteContent) => {
      setContent(chosen);
      sender.current?.settle(theirs, chosen);
    },
    /** Resolves when what is on the screen was sent, with the version that it is; undefined when it couldn't be. */
    flush: async (): Promise<number | undefined> => {
      await sender.current?.flush();
      return sender.current?.isThere() ? sender.current.version() : undefined;
    },
    /** It was signed or put away: nothing waits here any more. */
    forget: () => void dropDraft(userId, name),
  };
}
