import { MARGIN, REGULAR, SEMIBOLD, type Sheet, SIZES } from "./sheet";
import { INK, paragraph, roomOf } from "./write-text";

const LINE = "#c9d1d6";
const PAD = { x: 5, y: 3 };

/** A column: what stands above it, and its share of the width. */
export type Column = { title: string; share: number };
type Cells = readonly string[];

/** Rows under a head that stands on each page again. A row is never split over two pages, unless it is longer than one. */
export type Table = { row: (cells: Cells) => void; end: () => void };

type Part = { sheet: Sheet; widths: number[]; lefts: number[] };
type Kind = "TH" | "TD";

const lettersOf = (kind: Kind) => (kind === "TH" ? SEMIBOLD : REGULAR);
const SIZE = SIZES.small + 0.5;

/** Begins a table; its rows are written as they come. To the reader's tools each page's part is a table of its own. */
export function openTable(sheet: Sheet, columns: readonly Column[]): Table {
  const { doc, say, width, left } = sheet;
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (share / total) * width);
  const lefts = widths.map((_, at) => widths.slice(0, at).reduce((sum, one) => sum + one, left));
  const part: Part = { sheet, widths, lefts };
  const titles = columns.map(({ title }) => say(title));
  const headHeight = heightOf(part, titles, "TH");
  const page = doc.page.height - MARGIN.top - MARGIN.bottom;
  let table: PDFKit.PDFStructureElement | undefined;
  const end = () => {
    table?.end();
    table = undefined;
  };
  const begin = () => {
    const begun = doc.struct("Table");
    doc.addStructure(begun);
    writeRow(part, begun, titles, "TH", headHeight);
    return begun;
  };
  return {
    row(given) {
      const cells = given.map(say);
      const height = heightOf(part, cells, "TD");
      if (height + headHeight > page) {
        end();
        for (const cell of cells) paragraph(sheet, cell);
        return;
      }
      if (roomOf(sheet) < height + (table ? 0 : headHeight)) {
        end();
        doc.addPage();
      }
      table ??= begin();
      writeRow(part, table, cells, "TD", height);
    },
    end() {
      end();
      doc.y += 4;
    },
  };
}

const inner = ({ widths }: Part, at: number) => ({ width: (widths[at] ?? 0) - PAD.x, lineGap: 1 });

function heightOf(part: Part, cells: Cells, kind: Kind): number {
  const { doc } = part.sheet;
  doc.font(lettersOf(kind)).fontSize(SIZE);
  const heights = cells.map((cell, at) => doc.heightOfString(cell || " ", inner(part, at)));
  return Math.max(...heights) + 2 * PAD.y;
}

function writeRow(
  part: Part,
  table: PDFKit.PDFStructureElement,
  cells: Cells,
  kind: Kind,
  height: number,
): void {
  const { doc, left, width } = part.sheet;
  const y = doc.y;
  const row = doc.struct("TR");
  table.add(row);
  doc.font(lettersOf(kind)).fontSize(SIZE).fillColor(INK);
  cells.forEach((cell, at) => {
    const write = () => void doc.text(cell, part.lefts[at] ?? left, y + PAD.y, inner(part, at));
    row.add(doc.struct(kind, {}, write));
  });
  row.end();
  doc.markContent("Artifact", { type: "Layout" });
  doc
    .moveTo(left, y + height)
    .lineTo(left + width, y + height)
    .lineWidth(0.5)
    .stroke(LINE);
  doc.endMarkedContent();
  doc.y = y + height;
  doc.x = left;
}
