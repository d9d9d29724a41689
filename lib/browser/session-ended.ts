const EVENT = "session-ended";

/** The server doesn't know this session any more: what is on the screen must go. */
export const sayEnded = (): void => void window.dispatchEvent(new Event(EVENT));

/** Calls back when the session has ended; gives the end of listening. */
export function onEnded(call: () => void): () => void {
  window.addEventListener(EVENT, call);
  return () => window.removeEventListener(EVENT, call);
}
