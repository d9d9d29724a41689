type Letters = { _font: { font: { hasGlyphForCodePoint: (code: number) => boolean } } };

/** What stands for a letter that the font doesn't have: seen as missing, never left out in silence. */
const MISSING = "\uFFFD";
/** Steers text and is never seen; tabs are handled apart. */
const UNSEEN = /[\p{Cc}\p{Cf}]/u;

/** Text as the document's font can show it, composed: what is extracted from the document is what was put in. */
export function sayable(doc: PDFKit.PDFDocument): (text: string) => string {
  const { font } = (doc as unknown as Letters)._font;
  const known = new Map<string, string>();
  const letter = (sign: string) => {
    if (sign === "\n") return sign;
    if (UNSEEN.test(sign)) return "";
    return font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ? sign : MISSING;
  };
  return (text) => {
    const composed = text.normalize("NFC").replaceAll("\t", "    ").replaceAll("\r\n", "\n");
    let said = "";
    for (const sign of composed) {
      let shown = known.get(sign);
      if (shown === undefined) {
        shown = letter(sign);
        known.set(sign, shown);
      }
      said += shown;
    }
    return said;
  };
}
