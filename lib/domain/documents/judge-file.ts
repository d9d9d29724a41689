import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { scanFile } from "@/lib/platform/scan/scan";
import { HEIC, lookInside, PDF, PICTURES, type PictureType } from "./look-inside";
import { type Made, makeOfHeic, makeOfPdf, makePicture } from "./make-content";
import type { Rejection } from "./schema";

/** What came of looking at a file: why it is refused, or what is kept of it, as files on the desk. */
export type Verdict =
  | { rejected: Rejection }
  | {
      type: string;
      size: number;
      sha256: string;
      scanned: boolean;
      content: string;
      preview?: string;
      pages?: number;
    };

/** Looks at a file that was sent. The scanner sees it as it came, readers what was made of it. Throws what may pass. */
export async function judgeFile(sent: string, desk: string): Promise<Verdict> {
  if ((await stat(sent)).size === 0) return { rejected: "empty" };
  const scan = await scanFile(sent);
  if (scan === "infected") return { rejected: "infected" };
  const seen = await lookInside(sent);
  if ("rejected" in seen) return seen;
  const made = await make(seen.type, sent, desk);
  if ("rejected" in made) return made;
  const [{ size }, sha256] = await Promise.all([stat(made.content), hashOf(made.content)]);
  return { type: seen.type, size, sha256, scanned: scan === "clean", ...made };
}

/** What is kept of a file of this type; DICOM and text stay as they came. */
function make(type: string, sent: string, desk: string): Promise<Made> | Made {
  if (type === HEIC) return makeOfHeic(sent, desk);
  if (type === PDF) return makeOfPdf(sent, desk);
  return isPicture(type) ? makePicture(type, sent, desk) : { content: sent };
}

const isPicture = (type: string): type is PictureType =>
  PICTURES.some((picture) => picture === type);

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
