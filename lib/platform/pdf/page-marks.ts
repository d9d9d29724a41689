import { MARGIN, REGULAR, type Sheet, SIZES } from "./sheet";

const GREY = "#5b6570";
const GAP = 14;
/** Room for the number of pages: five digits. */
const TOTAL_WIDTH = 26;
const TOTAL = "PageCount";
const FOOT_SHARE = 0.8;

type Inner = {
  _font: { id: string; encode: (text: string) => [string[]]; ref: () => unknown };
  _fontSize: number;
  _fillColor: [PDFKit.Mixins.ColorValue, number] | null;
};

/**
 * Head, foot and number of every page, as it begins. How many there are is known at the end only, and a full page leaves
 * memory: the number is an object of its own, which all pages show and which is written last, by the function given.
 */
export function markPages(sheet: Sheet): () => void {
  const { doc, say, left, width } = sheet;
  const inner = doc as unknown as Inner;
  const total = doc.ref({});
  let pages = 0;
  const small = () => doc.font(REGULAR).fontSize(SIZES.small).fillColor(GREY);
  doc.on("pageAdded", () => {
    pages++;
    // A text that goes on from the page before is being written.
    const { _font, _fontSize, _fillColor } = inner;
    doc.markContent("Artifact", { type: "Pagination" });
    writeMarks(sheet, small, pages);
    const baseline = footOf(sheet) + SIZES.small * 0.95;
    doc.page.xobjects[TOTAL] = total;
    doc.addContent(`q 1 0 0 -1 ${left + width - TOTAL_WIDTH} ${baseline} cm /${TOTAL} Do Q`);
    doc.endMarkedContent();
    Object.assign(doc, { _font, _fontSize, x: left, y: MARGIN.top });
    if (_fillColor) doc.fillColor(..._fillColor);
  });
  return () => {
    small();
    const { _font } = inner;
    const letters = _font.encode(say(String(pages)))[0].join("");
    const box = [0, -SIZES.small, TOTAL_WIDTH, SIZES.small];
    const resources = { Font: { [_font.id]: _font.ref() } };
    Object.assign(total.data, {
      Type: "XObject",
      Subtype: "Form",
      BBox: box,
      Resources: resources,
    });
    total.end(`0.36 0.4 0.44 rg BT /${_font.id} ${SIZES.small} Tf <${letters}> Tj ET`);
    doc.end();
  };
}

const footOf = ({ doc }: Sheet) => doc.page.height - MARGIN.bottom + GAP;

function writeMarks(sheet: Sheet, small: () => PDFKit.PDFDocument, page: number): void {
  const { doc, facts, say, left, width } = sheet;
  const { margins } = doc.page;
  const kept = { ...margins };
  // Else what is written in a margin begins a new page.
  Object.assign(margins, { top: 0, bottom: 0 });
  small();
  const head = { width, height: SIZES.small + 2, ellipsis: true };
  if (page > 1) doc.text(say(facts.head), left, MARGIN.top - GAP - SIZES.small, head);
  const foot = { width: width * FOOT_SHARE, height: 2 * SIZES.small + 6, ellipsis: true };
  doc.text(say(facts.foot), left, footOf(sheet), foot);
  doc.text(say(facts.pageOf(page)), left, footOf(sheet), {
    width: width - TOTAL_WIDTH - 3,
    align: "right",
  });
  Object.assign(margins, kept);
}
