import { isProblem } from "@/lib/browser/api";
import { sayTheSame } from "@/lib/domain/notes/content";
import type { Note, NoteContent, SavedDraft } from "@/lib/domain/notes/schema";

// The server has what was typed within two seconds of a pause; while somebody types without one, every five.
const PAUSE_MS = 1000;
const LONGEST_MS = 5000;
const RETRY_MS = 3000;

export type SendState =
  | { kind: "saved"; at: number }
  | { kind: "typing" | "sending" }
  /** Not reached, or it could not: what is typed waits here since then (milliseconds). */
  | { kind: "waiting"; since: number; online: boolean }
  /** Another window wrote: both are shown, the person decides. */
  | { kind: "conflict"; theirs: Note }
  /** It holds what cannot be stored; changing it tries again. */
  | { kind: "refused"; why: string }
  /** Signed, put away, or no longer this doctor's: nothing more can be kept there. */
  | { kind: "gone"; why: string };

type Options = {
  content: NoteContent;
  version: number;
  send: (content: NoteContent, version: number) => Promise<SavedDraft>;
  /** The note as it stands. */
  read: () => Promise<Note>;
  onState: (state: SendState) => void;
};

type Sender = Options & {
  /** What the server has. */
  onServer: NoteContent;
  /** What was sent since and not answered: it may have arrived. */
  inDoubt: NoteContent[];
  unsentSince?: number;
  failingSince?: number;
  busy?: Promise<void>;
  /** Nothing is sent: the person must decide, or it cannot be kept there any more. */
  halted: boolean;
  stopped: boolean;
  timer?: ReturnType<typeof setTimeout>;
};

function later(s: Sender, ms: number): void {
  clearTimeout(s.timer);
  if (!s.stopped) s.timer = setTimeout(() => void flush(s), ms);
}

function isSaved(s: Sender, at: string): void {
  s.unsentSince = undefined;
  s.failingSince = undefined;
  s.onState({ kind: "saved", at: Date.parse(at) });
}

function wait(s: Sender, error: unknown): void {
  s.failingSince ??= Date.now();
  s.onState({ kind: "waiting", since: s.failingSince, online: isProblem(error) });
  later(s, RETRY_MS);
}

function halt(s: Sender, state: SendState): void {
  s.halted = true;
  s.onState(state);
}

/** Sends now what isn't there yet. Resolves when that was tried. */
async function flush(s: Sender): Promise<void> {
  clearTimeout(s.timer);
  await s.busy;
  if (s.halted || s.unsentSince === undefined) return;
  s.busy ??= sendOnce(s).finally(() => {
    s.busy = undefined;
  });
  await s.busy;
}

async function sendOnce(s: Sender): Promise<void> {
  const sent = s.content;
  s.onState({ kind: "sending" });
  try {
    const saved = await s.send(sent, s.version);
    s.version = saved.version;
    s.onServer = sent;
    s.inDoubt = [];
    s.failingSince = undefined;
    if (s.content === sent) isSaved(s, saved.editedAt);
    else later(s, PAUSE_MS);
  } catch (error) {
    await meetRefusal(s, error, sent);
  }
}

/** It isn't on the server: what that means, and what comes next. */
async function meetRefusal(s: Sender, error: unknown, sent: NoteContent): Promise<void> {
  const status = isProblem(error) ? error.status : 0;
  if (status === 412) return meet(s).catch((why) => wait(s, why));
  if (isProblem(error) && status === 422) {
    s.failingSince = undefined;
    return s.onState({ kind: "refused", why: error.faults[0]?.message ?? error.title });
  }
  if (isProblem(error) && [403, 404, 409].includes(status))
    return halt(s, { kind: "gone", why: error.detail ?? error.title });
  s.inDoubt.push(sent);
  wait(s, error);
}

/** The server has another version: our own whose answer was lost, or another window's words. */
async function meet(s: Sender): Promise<void> {
  const theirs = await s.read();
  if (theirs.status !== "preliminary") return halt(s, { kind: "gone", why: "" });
  const ours = [s.content, s.onServer, ...s.inDoubt].some((said) => sayTheSame(theirs, said));
  if (!ours) return halt(s, { kind: "conflict", theirs });
  Object.assign(s, { version: theirs.version, onServer: theirs, inDoubt: [] });
  if (sayTheSame(theirs, s.content)) isSaved(s, theirs.editedAt);
  else later(s, 0);
}

function change(s: Sender, next: NoteContent): void {
  s.content = next;
  if (s.halted) return;
  s.unsentSince ??= Date.now();
  if (s.failingSince !== undefined) return; // tried again anyway
  s.onState({ kind: "typing" });
  later(s, Math.min(PAUSE_MS, Math.max(0, s.unsentSince + LONGEST_MS - Date.now())));
}

function settle(s: Sender, theirs: Note, chosen: NoteContent): void {
  Object.assign(s, {
    halted: false,
    version: theirs.version,
    onServer: theirs,
    inDoubt: [],
    content: chosen,
  });
  if (sayTheSame(theirs, chosen)) isSaved(s, theirs.editedAt);
  else {
    s.unsentSince = Date.now();
    void flush(s);
  }
}

const isBehind = (s: Sender, version: number) =>
  !s.halted && s.busy === undefined && s.unsentSince === undefined && version > s.version;

function follow(s: Sender, theirs: Note): boolean {
  if (!isBehind(s, theirs.version)) return false;
  settle(s, theirs, theirs);
  return true;
}

/** Brings a draft to the server: after a pause, one request at a time, again until it is there, never over another's words. */
export function draftSender(options: Options) {
  const s: Sender = {
    ...options,
    onServer: options.content,
    inDoubt: [],
    halted: false,
    stopped: false,
  };
  return {
    flush: () => flush(s),
    /** Something was typed. */
    change: (next: NoteContent) => change(s, next),
    /** What was typed before and didn't get there, as far as is known: another tab may be sending it this moment. */
    restore(kept: NoteContent): void {
      s.inDoubt.push(kept);
      change(s, kept);
    },
    /** What was kept here and what stands there differ, and neither came from the other. */
    differ(theirs: Note, mine: NoteContent): void {
      s.content = mine;
      halt(s, { kind: "conflict", theirs });
    },
    /** The person decided between their words and the other window's. */
    settle: (theirs: Note, chosen: NoteContent) => settle(s, theirs, chosen),
    /** Whether another window wrote while nothing waits here. */
    isBehind: (version: number) => isBehind(s, version),
    /** Another window wrote while nothing waits here: gives whether its words are ours now. */
    follow: (theirs: Note) => follow(s, theirs),
    /** What waits, for a request that outlives the page. */
    unsent: () => (s.unsentSince === undefined || s.halted || s.busy !== undefined ? undefined : s),
    /** Whether what was typed is on the server. */
    isThere: () => s.unsentSince === undefined && !s.halted,
    version: () => s.version,
    stop(): void {
      s.stopped = true;
      clearTimeout(s.timer);
    },
  };
}
export type DraftSender = ReturnType<typeof draftSender>;
