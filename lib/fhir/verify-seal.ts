import { entryText, parseResource } from "./read-resource";
import { recordSeal, resourceHash } from "./record-seal";
import type { ScannedBundle, ScannedEntry } from "./scan-bundle";

/**
 * Looks whether a record that was exported is still what it was; a bundle without any hash is somebody else's and passes.
 * Fails: SyntaxError that names the first resource which differs, or says that one was added, left out or moved.
 */
export function verifySeal(bytes: Buffer, { seal, entries }: ScannedBundle): void {
  if (seal === undefined && entries.every((entry) => entry.seal === undefined)) return;
  const all = recordSeal();
  entries.forEach((entry, index) => {
    const path = `$.entry[${index}].resource`;
    const { name, hash } = readEntry(bytes, entry, path);
    if (entry.seal === undefined) throw new SyntaxError(`${path}: ${name} was added to the record`);
    if (hash !== entry.seal)
      throw new SyntaxError(`${path}: ${name} was changed since it was exported: its hash differs`);
    all.add(entry.fullUrl ?? "", hash);
  });
  if (all.digest() !== seal) {
    throw new SyntaxError(
      "$.meta: the record's hash differs: entries were left out, added or moved",
    );
  }
}

function readEntry(bytes: Buffer, entry: ScannedEntry, path: string) {
  try {
    const resource = parseResource(entryText(bytes, entry));
    const name = [resource.resourceType, resource.id].filter(Boolean).join("/");
    return { name, hash: resourceHash(resource) };
  } catch {
    throw new SyntaxError(`${path}: was changed since it was exported: it cannot be read`);
  }
}
