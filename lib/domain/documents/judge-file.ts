import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { scanFile } from "@/lib/platform/scan/scan";
import { cleanPicture, smallPicture } from "./clean-picture";
import { lookInside, PICTURES, type PictureType } from "./look-inside";
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
    };

/** Looks at a file that was sent. The scanner sees it as it came, readers what was made of it. Throws what may pass. */
export async function judgeFile(sent: string, desk: string): Promise<Verdict> {
  if ((await stat(sent)).size === 0) return { rejected: "empty" };
  const scan = await scanFile(sent);
  if (scan === "infected") return { rejected: "infected" };
  const seen = await lookInside(sent);
  if ("rejected" in seen) return seen;
  const { type } = seen;
  const made: Made = isPicture(type) ? await makePicture(type, sent, desk) : { content: sent };
  if ("rejected" in made) return made;
  const [{ size }, sha256] = await Promise.all([stat(made.content), hashOf(made.content)]);
  return { type, size, sha256, scanned: scan === "clean", ...made };
}

const isPicture = (type: string): type is PictureType =>
  PICTURES.some((picture) => picture === type);

type Made = { rejected: Rejection } | { content: string; preview?: string };

async function makePicture(type: PictureType, sent: string, desk: string): Promise<Made> {
  const content = join(desk, "content");
  const rejected = await cleanPicture(type, sent, content);
  if (rejected) return { rejected };
  const preview = join(desk, "preview");
  await smallPicture(content, preview);
  return { content, preview };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
