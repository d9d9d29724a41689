import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import { singleton } from "../singleton";
import { letGoOfPages } from "./let-go-of-pages";
import { markPages } from "./page-marks";
import { sayable } from "./sayable";
import { A4_WIDTH, MARGIN, REGULAR, SEMIBOLD, type Sheet, type SheetFacts, SIZES } from "./sheet";

// Once in a process: three quarters of a megabyte.
const fonts = () =>
  singleton("pdf-fonts", () => {
    const folder = createRequire(import.meta.url).resolve("@ibm/plex-sans/package.json");
    const read = (name: string) =>
      readFileSync(
        folder.replace(/package\.json$/, `fonts/complete/woff/IBMPlexSans-${name}.woff`),
      );
    return { regular: read("Regular"), semibold: read("SemiBold") };
  });

/** Opens an A4 document, tagged, with the fonts in it. Its bytes are what `doc` streams. */
export function openSheet(facts: SheetFacts): Sheet {
  const doc = new PDFDocument({
    size: "A4",
    margins: MARGIN,
    autoFirstPage: false,
    tagged: true,
    displayTitle: true,
    lang: facts.language,
    pdfVersion: "1.7",
    info: {
      Title: facts.title.normalize("NFC"),
      Author: facts.author.normalize("NFC"),
      Creator: "MediConnect Pro",
      CreationDate: facts.createdAt,
    },
  });
  doc.registerFont(REGULAR, fonts().regular);
  doc.registerFont(SEMIBOLD, fonts().semibold);
  doc.font(REGULAR).fontSize(SIZES.text);
  const say = sayable(doc);
  const width = A4_WIDTH - MARGIN.left - MARGIN.right;
  const sheet: Sheet = { doc, facts, say, width, left: MARGIN.left, end: () => {} };
  sheet.end = markPages(sheet);
  letGoOfPages(doc);
  doc.addPage();
  return sheet;
}
