import type { Tx } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import type { SettledBundle } from "./index-bundle";
import type { Item } from "./resolve-references";

/** What is new, what has changed and what stands already, by the hash of the original. */
export async function compareEntries(
  tx: Tx,
  clinicId: string,
  { source, entries }: SettledBundle,
): Promise<Item[]> {
  const rows = await tx.$queryRawUnsafe<
    { name: string; version: number; hash: string; localId: string | null }[]
  >(
    `SELECT DISTINCT ON (resource_type, fhir_id) resource_type || '/' || fhir_id AS name, version,
       encode(hash, 'hex') AS hash, local_id AS "localId"
     FROM fhir_resources
     WHERE clinic_id = $1::uuid AND source = $2 AND resource_type = ANY($3::text[]) AND fhir_id = ANY($4::text[])
     ORDER BY resource_type, fhir_id, version DESC`,
    clinicId,
    source,
    [...new Set(entries.map(({ type }) => type))],
    entries.map(({ fhirId }) => fhirId),
  );
  const known = new Map(rows.map((row) => [row.name, row]));
  const here = new Map<string, Item>();
  return entries.map((entry) => {
    const name = `${entry.type}/${entry.fhirId}`;
    const before = known.get(name);
    const twin = here.get(name);
    const state = before ? (before.hash === entry.hash ? "same" : "changed") : "new";
    const item: Item = {
      ...entry,
      localId: twin?.localId ?? before?.localId ?? uuid7(),
      state: twin ? "same" : state,
      version: (before?.version ?? 0) + 1,
    };
    here.set(name, twin ?? item);
    return item;
  });
}
