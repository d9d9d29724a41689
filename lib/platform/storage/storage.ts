import type { Readable } from "node:stream";

/** An object as a list shows it; `at` is when it was put there. */
export type Stored = { key: string; size: number; at: Date };
/** Bytes from first to last, both included. */
export type ByteRange = { start: number; end: number };

/**
 * Where the bytes of files are. Keys are made of ids and words of the product: never of a name that a person gave. What
 * was put is there as a whole, or not at all.
 */
export type Storage = {
  put: (key: string, body: Readable, size: number) => Promise<void>;
  /** The bytes, or a range of them. Fails where there is no such object. */
  get: (key: string, range?: ByteRange) => Promise<Readable>;
  /** Everything below a folder. */
  list: (folder: string) => AsyncIterable<Stored>;
  /** Removes everything below a folder. */
  remove: (folder: string) => Promise<void>;
  /** Where a browser may put exactly so many bytes under this key, for a while; undefined where only the application may. */
  uploadAddress: (key: string, size: number) => Promise<string | undefined>;
};
