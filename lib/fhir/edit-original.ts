import { applyEdits, modify } from "jsonc-parser";
import { codeOf, concept } from "@/lib/platform/fhir-values";

type Json = Record<string, unknown>;

/**
 * An original with what was changed here in place of what it said; everything else of it stays to the last digit.
 * A change that is null or undefined takes the member out; a code that still means the same keeps all its codings.
 */
export function editOriginal(text: string, changes: Json): string {
  const original = JSON.parse(text) as Json;
  let edited = text;
  for (const [key, change] of Object.entries(changes)) {
    const value = changedTo(key, original[key], change);
    if (value === undefined && !(key in original)) continue;
    if (same(value, original[key])) continue;
    edited = applyEdits(edited, modify(edited, [key], plain(value), {}));
  }
  return edited;
}

function changedTo(key: string, before: unknown, change: unknown): unknown {
  if (key === "extension") return withForeign(before, change);
  if (key === "meta") return withSecurity(before, change);
  const [one, other] = [concept.safeParse(before), concept.safeParse(change)];
  if (!Array.isArray(change) && one.success && other.success && before && change) {
    if (same(codeOf(one.data), codeOf(other.data))) return before;
  }
  return change ?? undefined;
}

/** Only what it says of who may read it is ours to change. */
function withSecurity(before: unknown, change: unknown): Json | undefined {
  const { security: _, ...other } = (before ?? {}) as Json;
  const all = { ...other, ...((change ?? {}) as Json) };
  return Object.keys(all).length > 0 ? all : undefined;
}

/** Extensions of ours are brought up to date, others stay. */
function withForeign(before: unknown, change: unknown): unknown[] | undefined {
  const listOf = (value: unknown) => (Array.isArray(value) ? value : []);
  const foreign = listOf(before).filter(
    (one: { url?: unknown } | null) => !String(one?.url).startsWith("urn:mediconnect:"),
  );
  const all = [...foreign, ...listOf(change)];
  return all.length > 0 ? all : undefined;
}

const same = (a: unknown, b: unknown) => JSON.stringify(plain(a)) === JSON.stringify(plain(b));

/** Without the members that are null: they are not there. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null && member !== undefined)
      .map(([key, member]) => [key, plain(member)]),
  );
}
