import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useRef, useState } from "react";

GlobalWorkerOptions.workerSrc = "/vendor/pdf.worker.mjs";

/** A page wider than this is made smaller: a page of kilometres would take all memory. */
const MOST_WIDE = 4000;
const MARGIN = 24;

/** The document at an address; nothing in it runs, and it asks for nothing from elsewhere. */
export function usePdf(address: string, onFailed: () => void): PDFDocumentProxy | undefined {
  const [pdf, setPdf] = useState<PDFDocumentProxy>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once for an address
  useEffect(() => {
    const loading = getDocument({
      url: address,
      isEvalSupported: false,
      enableXfa: false,
      stopAtErrors: true,
    });
    let wanted = true;
    loading.promise.then(
      (opened) => wanted && setPdf(opened),
      () => wanted && onFailed(),
    );
    return () => {
      wanted = false;
      void loading.destroy();
    };
  }, [address]);
  return pdf;
}

/** Draws one page as wide as its place times `zoom`, and reads its words. */
export function usePdfPage(
  pdf: PDFDocumentProxy | undefined,
  number: number,
  zoom: number,
  onFailed: () => void,
) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again for another page or size
  useEffect(() => {
    if (!pdf) return;
    let stop = () => {};
    let wanted = true;
    const draw = async () => {
      const page = await pdf.getPage(number);
      const place = canvas.current;
      if (!wanted || !place) return;
      const viewport = page.getViewport({
        scale: scaleOf(page.getViewport({ scale: 1 }), place, zoom),
      });
      const density = Math.min(window.devicePixelRatio || 1, MOST_WIDE / viewport.width);
      place.width = Math.floor(viewport.width * density);
      place.height = Math.floor(viewport.height * density);
      place.style.width = `${viewport.width}px`;
      const transform = [density, 0, 0, density, 0, 0];
      const drawing = page.render({ canvas: place, viewport, transform });
      stop = () => drawing.cancel();
      await drawing.promise;
      const { items } = await page.getTextContent();
      if (wanted) setWords(items.map((item) => ("str" in item ? item.str : "")).join(" "));
    };
    draw().catch(() => wanted && onFailed());
    return () => {
      wanted = false;
      stop();
    };
  }, [pdf, number, zoom]);
  return { canvas, words };
}

function scaleOf({ width }: { width: number }, place: HTMLElement, zoom: number): number {
  const room = (place.parentElement?.clientWidth ?? 600) - MARGIN;
  return Math.min((room / width) * zoom, MOST_WIDE / width);
}
