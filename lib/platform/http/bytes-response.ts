import { Readable } from "node:stream";
import type { Actor } from "../auth/actor";
import type { ByteRange } from "../storage/storage";
import { fileResponse } from "./file-response";

type Bytes = {
  body: Readable;
  type: string;
  name: string;
  /** Of all of it; ranges are answered where it is known. */
  size?: number;
  range?: ByteRange | undefined;
};

/**
 * An answer of bytes that somebody brought: never shown in place and never run. Pictures and what a script reads are shown
 * by our own pages.
 */
export function bytesResponse(actor: Actor, { body, type, name, size, range }: Bytes): Response {
  const answer = fileResponse(actor, Readable.toWeb(body) as ReadableStream, { type });
  const { headers } = answer;
  headers.set("content-disposition", attachment(name));
  // Bytes are compressed already, and a range of them must stay one.
  headers.set("cache-control", `${headers.get("cache-control")}, no-transform`);
  headers.set("cross-origin-resource-policy", "same-origin");
  if (size === undefined) return answer;
  // No length: Next leaves it out of every answer, and a stream that breaks ends the connection instead.
  headers.set("accept-ranges", "bytes");
  if (!range) return answer;
  headers.set("content-range", `bytes ${range.start}-${range.end}/${size}`);
  return new Response(answer.body, { status: 206, headers });
}

/** RFC 6266: the name in plain letters for whoever reads no others, and as it is. */
function attachment(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/["\\%]/g, "_");
  const escaped = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain || "document"}"; filename*=UTF-8''${escaped}`;
}
