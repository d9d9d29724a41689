import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Storage, Stored } from "@/lib/platform/storage/storage";

/** Writes the parts in a folder of the storage, in their order, into one file on this machine. Gives its length. */
export async function gatherParts(
  files: Storage,
  folder: string,
  path: string,
): Promise<{ size: number }> {
  const parts: Stored[] = [];
  for await (const part of files.list(folder)) parts.push(part);
  parts.sort((a, b) => a.key.localeCompare(b.key, "en"));
  const bytes = async function* () {
    for (const { key } of parts) yield* await files.get(key);
  };
  await pipeline(bytes, createWriteStream(path, { mode: 0o600 }));
  return { size: parts.reduce((sum, { size }) => sum + size, 0) };
}
