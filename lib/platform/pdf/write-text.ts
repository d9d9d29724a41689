import { MARGIN, REGULAR, SEMIBOLD, type Sheet, SIZES } from "./sheet";

export const INK = "#14181c";
const QUIET = "#5b6570";
/** A heading is never the last thing of a page. */
const UNDER_HEADING = 48;

type Level = 1 | 2 | 3;
const HEADINGS = {
  1: { size: SIZES.h1, before: 0, after: 6 },
  2: { size: SIZES.h2, before: 14, after: 5 },
  3: { size: SIZES.h3, before: 9, after: 3 },
} as const;

/** How much of the page is left. */
export const roomOf = ({ doc }: Sheet) => doc.page.height - MARGIN.bottom - doc.y;

/** Begins a page unless this much is left on the one that is being written. */
export function ensureRoom(sheet: Sheet, height: number): void {
  if (roomOf(sheet) < height) sheet.doc.addPage();
}

/** A heading with this much of what it is of on the same page. */
export function heading(
  sheet: Sheet,
  level: Level,
  text: string,
  under: number = UNDER_HEADING,
): void {
  const { doc, say, left, width } = sheet;
  const { size, before, after } = HEADINGS[level];
  doc.font(SEMIBOLD).fontSize(size);
  const said = say(text);
  ensureRoom(sheet, before + doc.heightOfString(said, { width }) + after + under);
  doc.addStructure(
    doc.struct(`H${level}`, {}, () => {
      const y = doc.y === MARGIN.top ? doc.y : doc.y + before;
      doc.font(SEMIBOLD).fontSize(size).fillColor(INK).text(said, left, y, { width });
    }),
  );
  doc.y += after;
}

type Style = { quiet?: boolean; strong?: boolean; after?: number };

/** A paragraph, as long as it is: over as many pages as it takes. */
export function paragraph(
  { doc, say, left, width }: Sheet,
  text: string,
  { quiet = false, strong = false, after = 4 }: Style = {},
): void {
  const said = say(text);
  if (said.trim() === "") return;
  doc.addStructure(
    doc.struct("P", {}, () => {
      doc
        .font(strong ? SEMIBOLD : REGULAR)
        .fontSize(quiet ? SIZES.small : SIZES.text)
        .fillColor(quiet ? QUIET : INK)
        .text(said, left, doc.y, { width, lineGap: 1.5 });
    }),
  );
  doc.y += after;
}
