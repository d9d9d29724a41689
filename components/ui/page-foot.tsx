/** As a string of CSS: whatever is no letter or digit is escaped, so that nothing ends the string or the style. */
const cssString = (text: string) =>
  `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;

/** On paper, at the foot of each page: what the sheet is about, so that a loose one still says it. */
export function PageFoot({ text }: { text: string }) {
  return (
    <style>{`@page { @bottom-left { content: ${cssString(text)}; font: 8pt sans-serif; color: #444; } }`}</style>
  );
}
