import { NextRequest } from "next/server";
import { z } from "zod";
import { AppError } from "../errors";
import { text } from "../text";
import { readText } from "./body";

/** What of next-auth this product uses, by the words that it goes by itself; all else isn't there. */
const USED: Record<string, readonly string[]> = {
  GET: ["csrf", "session"],
  POST: ["callback/credentials", "signout"],
};
const MOST_BYTES = 16_384;
const LONGEST = 2048;
const fields = z.record(z.string(), text(LONGEST));

/** What next-auth is asked for, by what it will decide by: the words of the place, decoded. Fails: not_found. */
export async function askedOfAuth(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<string> {
  const asked = (await context.params).nextauth.join("/");
  if (!USED[request.method]?.includes(asked)) throw new AppError("not_found");
  return asked;
}

/** The fields of a form or of flat JSON, each there once. Fails: too_large (16 KiB), unsupported_type, malformed. */
export async function fieldsOf(request: Request): Promise<Record<string, string>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const read = type === undefined ? undefined : READERS[type];
  if (!read) throw new AppError("unsupported_type");
  const given = fields.safeParse(read(await readText(request, MOST_BYTES)));
  if (!given.success) throw new AppError("malformed");
  return given.data;
}

const READERS: Record<string, (words: string) => unknown> = {
  "application/json": (words) => {
    try {
      return JSON.parse(words);
    } catch {
      return undefined;
    }
  },
  "application/x-www-form-urlencoded": (words) => {
    const given = [...new URLSearchParams(words)];
    const once = Object.fromEntries(given);
    return Object.keys(once).length === given.length ? once : undefined;
  },
};

/** The request with these fields and no others: next-auth reads what was looked at, and reads it as it was. */
export function requestWith(request: Request, given: Record<string, string>): Request {
  const headers = new Headers(request.headers);
  headers.set("content-type", "application/x-www-form-urlencoded");
  headers.delete("content-length");
  const body = new URLSearchParams(given).toString();
  return new NextRequest(request.url, { method: request.method, headers, body });
}
