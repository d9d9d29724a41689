import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ByteRange, Storage, Stored } from "./storage";

const KEY = /^[0-9a-z-]+(\/[0-9a-z-]+)*$/;

/** Files in a folder of this machine, or one that all machines share. */
export function localFolder(folder: string): Storage {
  const root = resolve(folder);
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new Error("not a key");
    return join(root, key);
  };
  return {
    put: (key, body) => putFile(pathOf(key), body),
    get: (key, range) => getFile(pathOf(key), range),
    list: (below) => listFiles(root, pathOf(below)),
    remove: (below) => rm(pathOf(below), { recursive: true, force: true }),
    uploadAddress: async () => undefined,
  };
}

/** Written beside its place, then renamed: a reader finds all of it or nothing. */
async function putFile(path: string, body: Readable): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await pipeline(body, createWriteStream(unfinished, { flags: "wx", mode: 0o600, flush: true }));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Opened before the answer begins, so that what is missing is known by then. */
async function getFile(path: string, range?: ByteRange): Promise<Readable> {
  const file = await open(path);
  return createReadStream(path, { ...range, fd: file });
}

/** What is being written has a dot in its name, and is nobody's yet; a folder's own age is its files'. */
async function* listFiles(root: string, folder: string): AsyncGenerator<Stored> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const key = relative(root, path).split(sep).join("/");
    const { size, mtime } = await stat(path).catch(() => ({ size: -1, mtime: new Date(0) }));
    if (size >= 0 && KEY.test(key)) yield { key, size, at: mtime };
  }
}
