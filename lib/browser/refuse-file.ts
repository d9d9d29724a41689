import { FILE_MOST_BYTES } from "@/lib/domain/documents/parts";

/** Why a file isn't sent at all. The server looks again, at all of it. */
export type Refusal = "empty" | "too_large" | "wrong_type";

const HEAD_BYTES = 4096;
const HEIC_BRANDS = /^(hei[cxms]|hev[cxms]|mif1|msf1)/;

/** Looks at the first bytes of a file, whatever it is called. Undefined where nothing speaks against sending it. */
export async function whyNotSent(file: File): Promise<Refusal | undefined> {
  if (file.size === 0) return "empty";
  if (file.size > FILE_MOST_BYTES) return "too_large";
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const letters = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
  const known =
    (letters(4, 8) === "ftyp" && HEIC_BRANDS.test(letters(8, 12))) ||
    letters(0, 3) === "\u00ff\u00d8\u00ff" ||
    letters(1, 4) === "PNG" ||
    letters(128, 132) === "DICM" ||
    letters(0, 1024).includes("%PDF-");
  return known || !head.includes(0) ? undefined : "wrong_type";
}
