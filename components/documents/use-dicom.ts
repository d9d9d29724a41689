import { useEffect, useRef, useState } from "react";
import { type DicomImage, NotDrawable, readDicom, type Window } from "@/lib/browser/dicom";

/** The pictures of the file at an address; `undrawable` where it holds none that can be drawn here. */
export function useDicom(address: string, onFailed: () => void) {
  const [image, setImage] = useState<DicomImage>();
  const [undrawable, setUndrawable] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for an address
  useEffect(() => {
    const stop = new AbortController();
    fetch(address, { signal: stop.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        setImage(readDicom(new Uint8Array(await response.arrayBuffer())));
      })
      .catch((error: unknown) => {
        if (stop.signal.aborted) return;
        if (error instanceof NotDrawable) setUndrawable(true);
        else onFailed();
      });
    return () => stop.abort();
  }, [address]);
  return { image, undrawable };
}

/** Draws one picture in a window; again when either changes. */
export function useDrawn(image: DicomImage, frame: number, window: Window) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { center, width } = window;
  useEffect(() => {
    const place = canvas.current;
    const drawing = place?.getContext("2d");
    if (!place || !drawing) return;
    place.width = image.columns;
    place.height = image.rows;
    const rgba = image.draw(frame, { center, width });
    drawing.putImageData(new ImageData(rgba, image.columns, image.rows), 0, 0);
  }, [image, frame, center, width]);
  return canvas;
}
