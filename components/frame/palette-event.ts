const OPEN = "palette:open";

/** Opens the search of everything, from anywhere in a staff page. */
export const openPalette = () => window.dispatchEvent(new Event(OPEN));

/** Listens for that wish; gives the end of listening. */
export function onOpenPalette(open: () => void): () => void {
  window.addEventListener(OPEN, open);
  return () => window.removeEventListener(OPEN, open);
}
