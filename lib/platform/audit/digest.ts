import { createHash } from "node:crypto";
import { canonicalJson } from "../canonical-json";

/** By which rules digests and hashes are made. */
export const VERSION = 1;
/** Bytes of a manifest for each event: its id and its digest. */
const ID_BYTES = 16;
const ENTRY_BYTES = 48;
/** What the first seal of a chain stands on. */
export const NOTHING_BEFORE = Buffer.alloc(32);

/** Every column of an event but its seal, in order. */
export const SEALED_COLUMNS = [
  "acting_for",
  "action",
  "actor_id",
  "actor_kind",
  "address",
  "at",
  "clinic_id",
  "detail",
  "device",
  "id",
  "outcome",
  "part",
  "patient_id",
  "request_id",
  "why",
] as const;
export type SealedEvent = Record<(typeof SEALED_COLUMNS)[number], string | null> & { id: string };

/** SQL of an event as it is sealed. As text, so that nothing is rounded: two moments or numbers that differ are two texts. */
export const SEALED_EVENT = SEALED_COLUMNS.map((column) =>
  column === "at" ? "extract(epoch FROM at)::text AS at" : `${column}::text AS ${column}`,
).join(", ");

const sha256 = (...parts: (string | Uint8Array)[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The digest of an event's canonical JSON. */
export const digestOf = (event: SealedEvent): Buffer =>
  sha256(JSON.stringify(event, SEALED_COLUMNS as unknown as string[]));

/** An event's entry in its seal's manifest. */
export const entryOf = (event: SealedEvent): Buffer =>
  Buffer.concat([Buffer.from(event.id.replaceAll("-", ""), "hex"), digestOf(event)]);

export type Entry = { id: string; digest: Buffer };

/** The entries of a manifest, in order. */
export function* entriesOf(manifest: Buffer): Generator<Entry> {
  for (let at = 0; at < manifest.length; at += ENTRY_BYTES) {
    const hex = manifest.toString("hex", at, at + ID_BYTES);
    const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    yield { id, digest: manifest.subarray(at + ID_BYTES, at + ENTRY_BYTES) };
  }
}

export type Seal = {
  clinicId: string;
  number: number;
  events: number;
  total: number;
  manifest: Buffer;
  previous: Buffer;
  sealedAt: Date;
  version: number;
};

/** The hash of a seal: over everything that it says, the hash of the one before it among that. */
export const hashOf = ({ manifest, previous, sealedAt, ...seal }: Seal): Buffer =>
  sha256(
    canonicalJson({
      ...seal,
      manifest: sha256(manifest).toString("hex"),
      previous: previous.toString("hex"),
      // A moment that is none (infinity) is no Date.
      sealedAt: sealedAt instanceof Date ? sealedAt.toISOString() : String(sealedAt),
    }),
  );
