import { join } from "node:path";
import { runApart } from "@/lib/platform/apart/run-apart";
import { cleanPicture, smallPicture } from "./clean-picture";
import type { PictureType } from "./look-inside";
import type { Rejection } from "./schema";

/** Why nothing is kept, or what is: files on the desk. */
export type Made =
  | { rejected: Rejection }
  | { type?: string; content: string; preview?: string; pages?: number };

const HEIC_SECONDS = 90;
const PDF_SECONDS = 60;
/** Of a record that somebody scanned whole; more is made to be a burden. */
const MOST_PAGES = 5000;

/** Keeps a picture, written anew, with a small one of it. */
export async function makePicture(type: PictureType, sent: string, desk: string): Promise<Made> {
  const content = join(desk, "content");
  const rejected = await cleanPicture(type, sent, content);
  if (rejected) return { rejected };
  const preview = join(desk, "preview");
  await smallPicture(content, preview);
  return { content, preview };
}

/** Keeps a phone's photo as JPEG. Throws when opening it took too long: a calmer machine may manage. */
export async function makeOfHeic(sent: string, desk: string): Promise<Made> {
  const opened = join(desk, "opened");
  const { said, end } = await runApart("heic", [sent, opened], HEIC_SECONDS);
  if (end === "time") throw new Error("a photo took too long to open");
  if (end === "memory") return { rejected: "too_heavy" };
  const fault = said.find((one) => one.fault)?.fault;
  if (fault || !said.some(({ written }) => written)) return { rejected: fault ?? "broken" };
  const made = await makePicture("image/jpeg", opened, desk);
  return "rejected" in made ? made : { ...made, type: "image/jpeg" };
}

/** Keeps a PDF as it came, with its pages counted and a small picture of the first. Throws as makeOfHeic. */
export async function makeOfPdf(sent: string, desk: string): Promise<Made> {
  const drawn = join(desk, "drawn");
  const { said, end } = await runApart("pdf", [sent, drawn], PDF_SECONDS);
  if (end === "memory") return { rejected: "too_heavy" };
  const pages = said.find((one) => one.pages !== undefined)?.pages;
  if (pages === undefined) {
    if (end === "time") throw new Error("a document took too long to open");
    return { rejected: said.find((one) => one.fault)?.fault ?? "broken" };
  }
  if (pages > MOST_PAGES) return { rejected: "too_many_pages" };
  // A page that can't be drawn here may be drawn by the reader's own program.
  if (!said.some(({ written }) => written)) return { content: sent, pages };
  const preview = join(desk, "preview");
  await smallPicture(drawn, preview);
  return { content: sent, preview, pages };
}
