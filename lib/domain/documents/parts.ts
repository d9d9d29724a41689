export const FILE_KINDS = [
  "report",
  "result",
  "image",
  "prescription",
  "letter",
  "consent",
  "other",
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** The fields of a file that say something of its patient: the log, which administrators read, says only that they changed. */
export const CLINICAL_OF_FILES: readonly string[] = ["title", "note", "statusReason"];

const MEGABYTE = 1024 * 1024;
/** A long scanned report or one slice of a scan; whole studies belong into an archive of their own. */
export const FILE_MOST_BYTES = 50 * MEGABYTE;
/** What is lost at most when a connection breaks. */
export const PART_BYTES = 5 * MEGABYTE;
const NAME_LENGTH = 120;

/** The last part of a path, without what can't be seen, short enough for any disk; the ending stays. */
export function plainName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  const seen = [...last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim()];
  const ending = /\.[a-z0-9]{1,8}$/i.exec(seen.join(""))?.[0] ?? "";
  const body = seen.slice(0, seen.length - ending.length);
  const room = NAME_LENGTH - ending.length;
  while (body.join("").length > room) body.pop();
  return `${body.join("").replace(/^\.+/, "") || "document"}${ending}`;
}

/** The parts of a file: their numbers from 1 and their sizes. */
export function partsOf(size: number): { part: number; size: number }[] {
  const count = Math.ceil(size / PART_BYTES);
  return Array.from({ length: count }, (_, i) => ({
    part: i + 1,
    size: Math.min(PART_BYTES, size - i * PART_BYTES),
  }));
}
