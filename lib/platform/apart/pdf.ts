import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import {
  getDocument,
  type PDFDocumentProxy,
  VerbosityLevel,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Say } from "./task";

const PREVIEW_PIXELS = 640;
/** Larger pictures in a page are left out of its small picture. */
const MOST_PICTURE = 100_000_000;

type Canvas = { encode: (format: "png") => Promise<Buffer> } & HTMLCanvasElement;
type Canvases = { create: (width: number, height: number) => { canvas: Canvas } };

const folder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

/** Counts the pages of a PDF and draws the first as PNG, small. Nothing in it runs; it asks for nothing from elsewhere. */
export async function lookAtPdf(from: string, to: string, say: Say): Promise<void> {
  const opening = getDocument({
    data: new Uint8Array(await readFile(from)),
    verbosity: VerbosityLevel.ERRORS,
    enableXfa: false,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    maxImageSize: MOST_PICTURE,
    standardFontDataUrl: join(folder, "standard_fonts/"),
    cMapUrl: join(folder, "cmaps/"),
    wasmUrl: join(folder, "wasm/"),
  });
  try {
    const pdf = await opening.promise;
    // A document says itself how many pages it has: one that isn't there shows that it lies.
    await Promise.all([pdf.getPage(1), pdf.getPage(pdf.numPages)]);
    say({ pages: pdf.numPages });
    await drawFirst(pdf, to);
    say({ written: true });
  } catch (error) {
    const encrypted = error instanceof Error && error.name === "PasswordException";
    say({ fault: encrypted ? "encrypted" : "broken" });
  }
}

async function drawFirst(pdf: PDFDocumentProxy, to: string): Promise<void> {
  const page = await pdf.getPage(1);
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: PREVIEW_PIXELS / Math.max(width, height) });
  const canvases = pdf.canvasFactory as Canvases;
  const { canvas } = canvases.create(
    Math.max(1, Math.round(viewport.width)),
    Math.max(1, Math.round(viewport.height)),
  );
  await page.render({ canvas, viewport }).promise;
  await writeFile(to, await canvas.encode("png"));
}
