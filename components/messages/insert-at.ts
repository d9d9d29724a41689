type Marked = { selectionStart: number; selectionEnd: number };

/** A text with another one in the place of what is marked in it, and where the cursor stands then. */
export function insertAt(text: string, marked: Marked, inserted: string) {
  const { selectionStart: start, selectionEnd: end } = marked;
  return {
    text: text.slice(0, start) + inserted + text.slice(end),
    cursor: start + inserted.length,
  };
}

/** Whether a line begins at the cursor: there a slash asks for a template. */
export const beginsLine = (text: string, cursor: number) =>
  cursor === 0 || text[cursor - 1] === "\n";
