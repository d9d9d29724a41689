const EVENT = "session-ended";
let begunAt = 0;

/** A session begins now: what was asked before may still come back refused, and means nothing. */
export function sayBegun(): void {
  begunAt = performance.now();
}

/** Its person ends it and leaves: nobody need say so on the page that goes. */
export function sayLeaving(): void {
  begunAt = Number.POSITIVE_INFINITY;
}

/** The server didn't know the session of what was asked then (performance.now()): what is on the screen must go. */
export function sayEnded(askedAt: number): void {
  if (askedAt >= begunAt) window.dispatchEvent(new Event(EVENT));
}

/** Calls back when the session has ended; gives the end of listening. */
export function onEnded(call: () => void): () => void {
  window.addEventListener(EVENT, call);
  return () => window.removeEventListener(EVENT, call);
}
