import { AppError } from "./errors";

type Kind = "moment" | "date" | "uuid" | "text";
const FORMS: Record<Kind, RegExp> = {
  moment: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$|^-?infinity$/,
  date: /^\d{4}-\d\d-\d\d$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  text: /^[^\0]*$/s,
};

/** Whether the calendar has this day: the database refuses one that it hasn't. */
const isDay = (text: string) =>
  !text.startsWith("0000") && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
const isMoment = (text: string) =>
  text.endsWith("infinity") ||
  (isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text.replace(/(\.\d{3})\d+/, "$1"))));

/** Where a page ended, as an opaque word. */
export function encodeCursor(parts: string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** The parts of a cursor. Fails: malformed, for anything that encodeCursor didn't make. */
export function decodeCursor(cursor: string, kinds: readonly Kind[]): string[] {
  const parts = read(cursor);
  const fits =
    Array.isArray(parts) &&
    parts.length === kinds.length &&
    parts.every(
      (part, index) =>
        typeof part === "string" &&
        FORMS[kinds[index] ?? "uuid"].test(part) &&
        (kinds[index] !== "moment" || isMoment(part)) &&
        (kinds[index] !== "date" || isDay(part)),
    );
  if (!fits) throw new AppError("malformed", { message: "bad_cursor" });
  return parts as string[];
}

function read(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
}
