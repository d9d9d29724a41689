import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import { fhirFault, pathText, type SourceText } from "@/lib/platform/fhir-values";
import type { ScannedEntry } from "./scan-bundle";

export type Resource = { resourceType: string; id?: string; [key: string]: unknown };

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const SUSPECT = /\\u(0000|[dD][89a-fA-F])/;
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** The exact text of an entry's resource. Fails: FhirFault. */
export function entryText(bytes: Buffer, { start, end, tooDeep }: ScannedEntry): string {
  if (end === 0) throw fhirFault("", "missing");
  if (tooDeep) throw fhirFault("", "nested too deep");
  return decode(bytes.subarray(start, end));
}

function decode(bytes: Buffer): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw fhirFault("", "not UTF-8");
  }
}

/** Parses a resource's text. Fails: FhirFault, for what is no JSON, no resource, or text that cannot be stored. */
export function parseResource(text: string): Resource {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw fhirFault("", "not JSON");
  }
  if (SUSPECT.test(text)) refuseUnstorable(parsed);
  const { resourceType, id } = (parsed ?? {}) as Partial<Resource>;
  if (typeof resourceType !== "string") throw fhirFault("resourceType", "missing");
  if (id !== undefined && typeof id !== "string") throw fhirFault("id", "not a string");
  return parsed as Resource;
}

/** The text of a FHIR Reference, where it is one. */
export function refOf(value: unknown): string | undefined {
  const found = (value as { reference?: unknown } | null | undefined)?.reference;
  return typeof found === "string" ? found : undefined;
}

/** The reference to the encounter in which something happened. */
export const encounterRefOf = (resource: Resource): string | undefined =>
  refOf(resource.encounter) ?? refOf(resource.context);

function refuseUnstorable(root: unknown) {
  const waiting: { value: unknown; path: (string | number)[] }[] = [{ value: root, path: [] }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value === "string" && UNSTORABLE.test(value)) {
      throw fhirFault(pathText(path), "holds a character that cannot be stored");
    }
    if (typeof value !== "object" || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      waiting.push({ value: child, path: [...path, Array.isArray(value) ? Number(key) : key] });
    }
  }
}

/** Gives the source text of values inside a resource, parsing it only when one is asked for. */
export function sourceText(text: string): SourceText {
  let tree: Node | undefined;
  return (path) => {
    tree ??= parseTree(text);
    const node = tree && findNodeAtLocation(tree, path);
    return node && text.slice(node.offset, node.offset + node.length);
  };
}
