import { createReadStream } from "node:fs";
import { fileTypeFromFile } from "file-type";
import type { Rejection } from "./schema";

/** What a file may be, by what is in it. */
export const PICTURES = ["image/jpeg", "image/png"] as const;
export type PictureType = (typeof PICTURES)[number];
/** As phones make them: kept as JPEG, which everybody can open. */
export const HEIC = "image/heic";
const HEIC_TYPES = [HEIC, "image/heif", "image/heic-sequence", "image/heif-sequence"];
export const PDF = "application/pdf";
const PLAIN_TEXT = "text/plain; charset=utf-8";

/** The type of a file on this machine, or why it is refused. What its name says doesn't matter. */
export async function lookInside(
  path: string,
): Promise<{ type: string } | { rejected: Rejection }> {
  const found = await fileTypeFromFile(path);
  const type: string | undefined = found?.mime;
  if (type === undefined)
    return (await isPlainText(path)) ? { type: PLAIN_TEXT } : { rejected: "wrong_type" };
  if (HEIC_TYPES.includes(type)) return { type: HEIC };
  const known = [...PICTURES, PDF, "application/dicom"].includes(type);
  return known ? { type } : { rejected: "wrong_type" };
}

/** UTF-8 without anything that a line of text has no use for. */
async function isPlainText(path: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are looked for
      if (/[\0-\x08\x0b\x0e-\x1f\x7f]/.test(decoder.decode(chunk as Buffer, { stream: true })))
        return false;
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
