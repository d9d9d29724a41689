import { useEffect, useRef, useState } from "react";
import { dropDraft, forgetHere, loadDraftKey, readDraft, saveDraft } from "@/lib/browser/drafts";
import { contentOf, sayTheSame } from "@/lib/domain/notes/content";
import type { Note, NoteContent } from "@/lib/domain/notes/schema";
import { type DraftSender, draftSender, type SendState } from "./draft-sender";
import { followNote, readNote, sendDraft, sendDraftLeaving } from "./queries";
import { useOtherWindows } from "./use-other-windows";

/** What this browser keeps of a draft: what was typed, and on which version of the server's. */
type Kept = { content: NoteContent; version: number };

type Opening = {
  opened: Note;
  userId: string;
  patientId: string;
  name: string;
  editor: string;
  onState: (state: SendState) => void;
};

/** The draft as it stands on the server, or as it was left in this browser when that never got there. */
async function openDraft({ opened, userId, patientId, name, editor, onState }: Opening) {
  const { id } = opened;
  const key = await loadDraftKey().catch(() => undefined);
  const note = await readNote(patientId, id).catch(() => opened);
  const kept = key && (await readDraft<Kept>(key, userId, name))?.value;
  const sender = draftSender({
    content: contentOf(note),
    version: note.version,
    send: (content, version) => sendDraft(patientId, id, { content, version, editor }),
    read: () => readNote(patientId, id),
    onState,
  });
  const differs = kept !== undefined && !sayTheSame(kept.content, note);
  const restored = differs && kept.version === note.version;
  /** Says where it stands, and sends what wasn't sent; gives what to show. */
  const begin = (): NoteContent => {
    onState({ kind: "saved", at: Date.parse(note.editedAt) });
    if (!differs) return contentOf(note);
    if (restored) sender.change(kept.content);
    else sender.differ(note, kept.content);
    return kept.content;
  };
  return { key, sender, begin, restored };
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
 * where another tab of this browser writes: what it sends is shown here.
 */
export function useNoteDraft(opened: Note, userId: string, patientId: string, writes: boolean) {
  const { id } = opened;
  const name = `note:${id}`;
  const [editor] = useState(() => crypto.randomUUID());
  const [content, setContent] = useState(() => contentOf(opened));
  const [state, setState] = useState<SendState>();
  const [restored, setRestored] = useState(false);
  const [elsewhereAt, setElsewhereAt] = useState<number>();
  const sender = useRef<DraftSender>(undefined);
  const key = useRef<CryptoKey>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft begins once; the note it was opened with is a starting point
  useEffect(() => {
    let gone = false;
    const onState = (next: SendState) => {
      if (gone) return;
      if (next.kind === "saved") forgetHere(userId, name);
      setState(next);
    };
    void openDraft({ opened, userId, patientId, name, editor, onState }).then((draft) => {
      if (gone) return;
      key.current = draft.key;
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
    };
  }, [userId, patientId, id, editor, name]);

  useOtherWindows({ patientId, noteId: id }, editor, writes, (there) => {
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
      const kept: Kept = { content: next, version: sender.current.version() };
      if (key.current) void saveDraft(key.current, userId, name, kept);
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
