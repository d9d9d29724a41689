import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { sayEnded } from "./session-ended";

type Change = { kind: string; patientId?: string };

/** Hidden longer than this a tab closes its stream: over HTTP/1.1 a browser opens six connections to a server, no more. */
const HIDDEN_MS = 5000;
/** What comes in a burst is asked for once. */
const TOGETHER_MS = 250;
const LOST_MS = 5000;

/** `refresh` draws the page again, for what came with it; `lost` says whether changes don't arrive by themselves. */
type Told = { refresh: (patientIds: Set<string>) => void; lost: (lost: boolean) => void };

/** What to ask again for when something changed. */
function keysOf({ kind, patientId }: Change): QueryKey[] {
  const keys: QueryKey[] = [[kind]];
  if (patientId) keys.push(["patients", patientId]);
  if (kind === "vitals") keys.push(["alerts"]);
  // A conversation says how far its files are.
  if (kind === "documents") keys.push(["messages", "thread"]);
  return keys;
}

/**
 * Keeps a stream of changes open while the tab is seen, and has the caches ask again for what changed since the page was
 * `drawn`. Gives its end.
 */
export function goLive(cache: QueryClient, drawn: string, { refresh, lost }: Told): () => void {
  let source: EventSource | undefined;
  let last = "";
  let timers: ReturnType<typeof setTimeout>[] = [];
  let changes: Change[] = [];
  const flush = () => {
    const keys = new Map(changes.flatMap(keysOf).map((key) => [JSON.stringify(key), key]));
    for (const queryKey of keys.values()) void cache.invalidateQueries({ queryKey });
    refresh(new Set(changes.flatMap(({ patientId }) => patientId ?? [])));
    changes = [];
  };
  const later = (work: () => void, ms: number) => timers.push(setTimeout(work, ms));
  const forget = () => {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
  };
  const note = (event: MessageEvent) => {
    last = event.lastEventId || last;
  };
  const open = () => {
    if (source && source.readyState !== EventSource.CLOSED) return;
    source = new EventSource(`/api/v1/events?${last ? `after=${last}` : `drawn=${drawn}`}`);
    source.addEventListener("error", () => {
      later(() => lost(true), LOST_MS);
      // A refusal ends the source for good; the browser retries everything else by itself.
      if (source?.readyState !== EventSource.CLOSED) return;
      later(open, LOST_MS);
      sayEnded(performance.now()); // it may be for want of a session: whoever listens asks
    });
    // Two of this name: the connection's own, and the server's first word with its place in the log.
    source.addEventListener("open", (event) => {
      forget();
      lost(false);
      if (event instanceof MessageEvent) note(event);
    });
    source.addEventListener("reset", (event) => {
      note(event);
      void cache.invalidateQueries();
    });
    source.addEventListener("change", (event) => {
      note(event);
      if (changes.push(JSON.parse(event.data)) === 1) setTimeout(flush, TOGETHER_MS);
    });
  };
  const close = () => {
    forget();
    source?.close();
    source = undefined;
  };
  const seen = () => {
    forget();
    if (document.visibilityState === "visible") open();
    else later(close, HIDDEN_MS);
  };
  document.addEventListener("visibilitychange", seen);
  seen();
  return () => {
    document.removeEventListener("visibilitychange", seen);
    close();
  };
}
