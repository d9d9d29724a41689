import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBucketServer } from "@/lib/testing/bucket-server";
import { bucket } from "./bucket";
import { localFolder } from "./local-folder";
import type { Storage } from "./storage";

const folder = mkdtempSync(join(tmpdir(), "storage-"));
const drivers: Record<string, Storage> = {};
let stop: () => Promise<void>;

beforeAll(async () => {
  const server = await startBucketServer();
  stop = server.stop;
  drivers.folder = localFolder(join(folder, "files"));
  drivers.bucket = bucket(server.keys);
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

const BYTES = Buffer.from("0123456789".repeat(1000));
const put = (files: Storage, key: string, bytes = BYTES) =>
  files.put(key, Readable.from([bytes], { objectMode: false }), bytes.length);
const keysIn = async (files: Storage, below: string) => {
  const found: [string, number][] = [];
  for await (const { key, size, at } of files.list(below)) {
    expect(Math.abs(Date.now() - at.getTime())).toBeLessThan(60_000);
    found.push([key, size]);
  }
  return found.toSorted(([a], [b]) => a.localeCompare(b, "en"));
};

describe.each(["folder", "bucket"])("a %s", (name) => {
  const files = () => drivers[name] as Storage;

  test("gives back what was put, a range of it, and the latest of two", async () => {
    const key = `${randomUUID()}/a/content`;
    await put(files(), key, Buffer.from("before"));
    await put(files(), key);
    expect((await buffer(await files().get(key))).equals(BYTES)).toBe(true);
    const range = await buffer(await files().get(key, { start: 9995, end: 9999 }));
    expect(range.toString()).toBe("56789");
    await expect(files().get(`${key}-not`)).rejects.toThrow();
  });

  test("lists and removes what is below a folder, and nothing of its neighbours", async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    for (const key of [
      `${one}/parts/001`,
      `${one}/parts/002`,
      `${one}/content`,
      `${other}/content`,
    ])
      await put(files(), key);
    expect(await keysIn(files(), `${one}/parts`)).toEqual([
      [`${one}/parts/001`, 10_000],
      [`${one}/parts/002`, 10_000],
    ]);
    await files().remove(`${one}/parts`);
    expect(await keysIn(files(), one)).toEqual([[`${one}/content`, 10_000]]);
    await files().remove(one);
    await files().remove(one);
    expect(await keysIn(files(), one)).toEqual([]);
    expect(await keysIn(files(), other)).toEqual([[`${other}/content`, 10_000]]);
  });

  test("never takes what breaks off for the whole", async () => {
    const key = `${randomUUID()}/content`;
    const breaking = Readable.from(
      (async function* () {
        yield BYTES;
        throw new Error("gone");
      })(),
      { objectMode: false },
    );
    await expect(files().put(key, breaking, BYTES.length * 2)).rejects.toThrow();
    // Some servers keep a stump: it is as long as it is.
    for (const [, size] of await keysIn(files(), key.split("/")[0] ?? ""))
      expect(size).toBeLessThan(BYTES.length * 2);
  });
});

test("a folder refuses keys that lead out of it, and leaves nothing unfinished behind", async () => {
  const files = drivers.folder as Storage;
  for (const key of ["../x", "a/../../x", "/etc/passwd", "a//b", ""])
    await expect((async () => put(files, key))()).rejects.toThrow();
  const key = randomUUID();
  const breaking = new Readable({
    read() {
      this.destroy(new Error("gone"));
    },
  });
  await expect(files.put(`${key}/content`, breaking, 1)).rejects.toThrow();
  expect(readdirSync(join(folder, "files", key))).toEqual([]);
});

test("a browser puts a part straight into a bucket, by an address that says how long it is", async () => {
  const files = drivers.bucket as Storage;
  const key = `${randomUUID()}/parts/001`;
  const address = await files.uploadAddress(key, BYTES.length);
  const sent = await fetch(address ?? "", { method: "PUT", body: BYTES });
  expect(sent.status).toBe(200);
  expect((await buffer(await files.get(key))).equals(BYTES)).toBe(true);
  // How long it may be is part of what is signed.
  expect(new URL(address ?? "").searchParams.get("X-Amz-SignedHeaders")).toBe(
    "content-length;host",
  );
  expect(await (drivers.folder as Storage).uploadAddress(key, 1)).toBeUndefined();
});
