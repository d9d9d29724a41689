import type { Tx } from "@/lib/platform/db/scope";
import { type Entry, type SettledBundle, SHARED_SOURCE, UUID } from "./index-bundle";

export type Reference = { type: string | undefined; id: string };

/** An entry in this import: `same` stands already as it is, `changed` with other content. */
export type Item = Entry & {
  localId: string;
  state: "new" | "changed" | "same" | "failed";
  version: number;
};

/** urn:uuid:… , Patient/1 or https://host/fhir/Patient/1/_history/2 → type and id; undefined for #contained and queries. */
export function parseReference(text: string): Reference | undefined {
  if (text.startsWith("#") || text.includes("?")) return undefined;
  const urn = /^urn:(?:uuid|oid):(.+)$/.exec(text);
  if (urn?.[1]) return { type: undefined, id: urn[1] };
  const [, type, id] = /(?:^|\/)([A-Z][A-Za-z]+)\/([^/]+)(?:\/_history\/[^/]+)?$/.exec(text) ?? [];
  return type && id ? { type, id } : undefined;
}

/** Practitioner?identifier=system|value → "system|value"; undefined for other references. */
export function conditionalIdentifier(text: string): string | undefined {
  const query = /^[A-Z][A-Za-z]+\?(.+)$/.exec(text)?.[1];
  return (query && new URLSearchParams(query.replace(/\+/g, "%2B")).get("identifier")) || undefined;
}

/** The entries of a bundle by every name that a reference may use. */
export function itemsByReference(items: Item[]): (text: string) => Item | undefined {
  const byName = new Map<string, Item>();
  for (const item of items) {
    if (item.fullUrl) byName.set(item.fullUrl, item);
    byName.set(`${item.type}/${item.fhirId}`, item);
  }
  return (text) => {
    const parsed = parseReference(text);
    return byName.get(text) ?? byName.get(`${parsed?.type}/${parsed?.id}`);
  };
}

/**
 * Patients and encounters that a bundle refers to and does not bring, from earlier imports: "Patient/<fhir id>" → id of
 * ours. An id that is no UUID means something only within its own source.
 */
export async function findEarlier(
  tx: Tx,
  clinicId: string,
  { source, entries }: SettledBundle,
  isHere: (text: string) => boolean,
): Promise<Map<string, string>> {
  const refs = entries.flatMap(({ patientRef, encounterRef }) => [patientRef, encounterRef]);
  const missing = new Set(refs.filter((ref): ref is string => ref !== undefined && !isHere(ref)));
  const ids = [...missing].flatMap((ref) => parseReference(ref)?.id ?? []);
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRawUnsafe<{ name: string; localId: string }[]>(
    `SELECT DISTINCT ON (resource_type, fhir_id) resource_type || '/' || fhir_id AS name, local_id AS "localId"
     FROM fhir_resources
     WHERE clinic_id = $1::uuid AND resource_type IN ('Patient', 'Encounter') AND fhir_id = ANY($2::text[])
       AND local_id IS NOT NULL AND (fhir_id = ANY($3::text[]) OR source IN ($4, $5))
     ORDER BY resource_type, fhir_id, imported_at DESC`,
    clinicId,
    ids,
    ids.filter((id) => UUID.test(id)),
    source,
    SHARED_SOURCE,
  );
  return new Map(rows.map(({ name, localId }) => [name, localId]));
}
