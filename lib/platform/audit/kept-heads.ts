import { Readable } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import { redis } from "../redis/redis";
import { storage } from "../storage/configured";
import { type Head, headText, readHead } from "./head";

const FOLDER = "audit-heads";
const LATEST = "latest";
const folderOf = (clinicId: string) => `${FOLDER}/${clinicId}`;
const inRedis = (clinicId: string) => `audit:head:${clinicId}`;

/** "forged": there is something that was not signed here. */
type Kept = Head | "forged";
/** The heads of a clinic wherever they are kept. */
export type KeptHeads = {
  latest: Kept | undefined;
  /** In Redis: never newer than the latest, for it is written after. */
  second: Kept | undefined;
  /** The days whose first head is kept for good. */
  days: readonly string[];
};

/** Reads the last heads. Fails where the storage doesn't answer; Redis may be away. */
export async function keptHeads(clinicId: string): Promise<KeptHeads> {
  // Before the storage: what is written meanwhile is newer there, never older.
  const second = await redis()
    .get(inRedis(clinicId))
    .catch(() => null);
  const names: string[] = [];
  for await (const { key } of (await storage()).list(folderOf(clinicId)))
    names.push(key.slice(folderOf(clinicId).length + 1));
  return {
    latest: names.includes(LATEST) ? await read(clinicId, LATEST) : undefined,
    second: second === null ? undefined : (readHead(second, clinicId) ?? "forged"),
    days: names.filter((name) => name !== LATEST),
  };
}

/** The first heads of these days. */
export const dayHeads = (clinicId: string, days: readonly string[]): Promise<Kept[]> =>
  Promise.all(days.map((day) => read(clinicId, day)));

async function read(clinicId: string, name: string): Promise<Kept> {
  const bytes = await (await storage()).get(`${folderOf(clinicId)}/${name}`);
  return readHead(await textOf(bytes), clinicId) ?? "forged";
}

/** Keeps a head: in the storage first, so that Redis never knows a newer one; the first of a day also for good. */
export async function keepHead(head: Head, days: readonly string[]): Promise<void> {
  const text = headText(head);
  const files = await storage();
  const put = (name: string) => {
    const bytes = Buffer.from(text);
    return files.put(`${folderOf(head.clinicId)}/${name}`, Readable.from([bytes]), bytes.length);
  };
  const day = head.at.slice(0, 10);
  if (!days.includes(day)) await put(day);
  await put(LATEST);
  await redis().set(inRedis(head.clinicId), text);
}

/** Whose heads there are in the storage, also of clinics that the database no longer knows. */
export async function clinicsWithHeads(): Promise<string[]> {
  const clinics = new Set<string>();
  for await (const { key } of (await storage()).list(FOLDER)) clinics.add(key.split("/")[1] ?? "");
  return [...clinics];
}
