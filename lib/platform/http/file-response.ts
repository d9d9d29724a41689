import type { Actor } from "../auth/actor";
import { PERSONAL } from "./problem";

type File = {
  type: string;
  /** Cache-Control; nobody keeps it when not given. */
  cache?: string;
  /** The name that the browser saves it under; shown in place when not given. */
  saveAs?: string;
};

/** An answer that is a file. The browser believes its type and runs nothing in it. */
export function fileResponse(
  actor: Actor,
  body: Uint8Array<ArrayBuffer> | ReadableStream,
  { type, cache, saveAs }: File,
) {
  const headers: Record<string, string> = {
    "content-type": type,
    "cache-control": cache ?? PERSONAL["cache-control"],
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "x-request-id": actor.request?.id ?? "",
  };
  if (saveAs) headers["content-disposition"] = `attachment; filename="${saveAs}"`;
  return new Response(body, { headers });
}
