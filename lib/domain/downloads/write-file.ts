import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { storage } from "@/lib/platform/storage/configured";

/** Where bytes were put, and what they are. */
export type Kept = { key: string; size: number; sha256: string };

/** Puts pieces into the storage by way of this machine's disk: never more than a few of them in memory. */
export async function writeFile(key: string, pieces: AsyncIterable<Uint8Array>): Promise<Kept> {
  const desk = await mkdtemp(join(tmpdir(), "download-"));
  try {
    const path = join(desk, "content");
    const hash = createHash("sha256");
    const hashing = new Transform({
      transform(piece, _, done) {
        hash.update(piece);
        done(null, piece);
      },
    });
    await pipeline(pieces, hashing, createWriteStream(path, { mode: 0o600 }));
    const { size } = await stat(path);
    await (await storage()).put(key, createReadStream(path), size);
    return { key, size, sha256: hash.digest("hex") };
  } finally {
    await rm(desk, { recursive: true, force: true });
  }
}
