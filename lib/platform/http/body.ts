import { env, isHttps, isLoopback } from "../env";
import { AppError } from "../errors";

const LIMIT = 1_048_576;
const DEEPEST = 32;

/** Refuses changes that another site's page makes in a signed-in person's name. Clients that are no browser send no Origin. */
export function requireSameOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  if (origin !== null && !ownOrigins().includes(origin)) {
    throw new AppError("forbidden", { message: "cross_origin" });
  }
  if (origin === null && request.headers.get("sec-fetch-site") === "cross-site") {
    throw new AppError("forbidden", { message: "cross_origin" });
  }
}

/** Nobody signs in where others may listen. Fails: forbidden (https_only). */
export function requireHttps(): void {
  if (!isHttps() && !isLoopback()) throw new AppError("forbidden", { message: "https_only" });
}

function ownOrigins(): string[] {
  const { APP_URL } = env();
  const own = new URL(APP_URL);
  if (own.hostname !== "localhost" && own.hostname !== "127.0.0.1") return [own.origin];
  return ["localhost", "127.0.0.1"].map((host) => `${own.protocol}//${host}:${own.port || "80"}`);
}

/** The JSON body and its text. Fails: unsupported_type, too_large (1 MiB), malformed (no JSON, too deep, not UTF-8). */
export async function readBody(request: Request): Promise<{ json: unknown; text: string }> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new AppError("unsupported_type");
  const text = await readText(request);
  try {
    const json: unknown = JSON.parse(text);
    if (depthOf(text) > DEEPEST) throw new AppError("malformed", { message: "too_deep" });
    return { json, text };
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError("malformed", { message: "not_json" });
    throw error;
  }
}

/** A body's text. Fails: too_large (`limit`, in bytes), malformed (not UTF-8). */
export async function readText(request: Request, limit = LIMIT): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw new AppError("too_large");
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new AppError("too_large");
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new AppError("malformed", { message: "not_utf8" });
  }
}

/** How deep brackets go, strings left out; of text that is known to be JSON. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (const token of json.match(/"(?:[^"\\]|\\.)*"|[[\]{}]/g) ?? []) {
    if (token === "{" || token === "[") deepest = Math.max(deepest, ++depth);
    else if (token === "}" || token === "]") depth--;
  }
  return deepest;
}
