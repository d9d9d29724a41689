import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/platform/json-text";

/** The extension of an entry that carries its resource's hash, and that of the bundle that carries the one over all. */
export const ENTRY_HASH = "urn:mediconnect:sha256";
export const RECORD_HASH = "urn:mediconnect:record-sha256";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** The hash of what a resource says, however it is laid out: sha256 of its canonical JSON, hex. */
export const resourceHash = (resource: unknown): string => sha256(canonicalJson(resource));

/** The hash over all entries in their order: nothing can be added, left out or moved unseen. */
export function recordSeal() {
  const all = createHash("sha256");
  return {
    add: (fullUrl: string, hash: string) => void all.update(`${fullUrl} ${hash}\n`),
    digest: () => all.digest("hex"),
  };
}
