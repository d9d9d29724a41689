// A text as FHIR's narrative and back to the last character. XML would read a carriage return as a line's end.
const OPEN = '<div xmlns="http://www.w3.org/1999/xhtml" style="white-space:pre-wrap">';
const CLOSE = "</div>";
const ENTITIES = [
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ["\r", "&#13;"],
] as const;

/** What was typed, as a Narrative. */
export const narrativeOf = (text: string) => ({
  status: "additional",
  div: `${OPEN}${ENTITIES.reduce((all, [sign, entity]) => all.replaceAll(sign, entity), text)}${CLOSE}`,
});

/** What was typed, of a Narrative that narrativeOf made; undefined for any other. */
export function textOfNarrative(div: string): string | undefined {
  if (!div.startsWith(OPEN) || !div.endsWith(CLOSE)) return undefined;
  const inner = div.slice(OPEN.length, -CLOSE.length);
  return ENTITIES.toReversed().reduce((all, [sign, entity]) => all.replaceAll(entity, sign), inner);
}
