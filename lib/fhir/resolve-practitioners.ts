import { type PractitionerFacts, placeholderNames } from "@/lib/domain/identity/fhir";
import type { Tx } from "@/lib/platform/db/scope";
import type { FhirReference, FhirWrite } from "@/lib/platform/fhir-values";
import { uuid7 } from "@/lib/platform/uuid7";
import { SHARED_SOURCE, UUID } from "./index-bundle";
import { conditionalIdentifier, type Item, parseReference } from "./resolve-references";

/** A practitioner whose row is not known yet. */
type Wanted = {
  key: string;
  names: string;
  speciality: string | null;
  placeholder: boolean;
  /** FHIR id, for one that may be known from another file. */
  fhirId: string | null;
  /** What a placeholder made before the practitioner came is called by. */
  alias: string | null;
  changed: boolean;
};
export type Practitioners = {
  wanted: Map<string, Wanted>;
  /** Key → id of ours; null for who turns out to be no practitioner. */
  known: Map<string, string | null>;
  /** Asks for whom a reference means; gives the key that `known` will answer to. */
  ask(reference: FhirReference | undefined): string | null;
  /** Asks for the practitioner that an entry is. */
  askItem(item: Item): string;
};

/** Who is who among a bundle's practitioners: entries that share an identifier are one person. */
export function practitionersOf(
  source: string,
  items: Item[],
  itemOf: (text: string) => Item | undefined,
): Practitioners {
  const keyOfIdentifier = new Map<string, string>();
  const keyOfItem = new Map<Item, string>();
  for (const item of items) {
    if (!item.practitioner) continue;
    const { identifiers } = item.practitioner;
    const shared = identifiers.map((one) => keyOfIdentifier.get(one)).find(Boolean);
    const key = shared ?? identifiers[0] ?? aliasOf(source, item.fhirId);
    for (const one of identifiers) keyOfIdentifier.set(one, key);
    keyOfItem.set(item, key);
  }
  const wanted = new Map<string, Wanted>();
  const known = new Map<string, string | null>();
  const want = (key: string, more: Omit<Wanted, "key">) => {
    if (!known.has(key) && (!wanted.has(key) || more.changed)) wanted.set(key, { key, ...more });
    return key;
  };
  const askItem = (item: Item) => {
    const key = keyOfItem.get(item) ?? "";
    return want(key, wantedItem(source, item, item.practitioner));
  };
  const ask = (reference: FhirReference | undefined) => {
    const text = reference?.reference ?? "";
    const item = itemOf(text);
    if (item) return item.practitioner && item.state !== "failed" ? askItem(item) : null;
    const key = keyOfAbsent(source, reference, keyOfIdentifier);
    return key && want(key, wantedPlaceholder(reference?.display, parseReference(text)?.id));
  };
  return { wanted, known, ask, askItem };
}

/** The key of a practitioner who is no entry of the bundle; null when the reference means no practitioner. */
function keyOfAbsent(
  source: string,
  reference: FhirReference | undefined,
  keyOfIdentifier: Map<string, string>,
): string | null {
  const text = reference?.reference ?? "";
  const { type = reference?.type ?? "Practitioner", id } = parseReference(text) ?? {};
  if (type !== "Practitioner") return null;
  if (id) return aliasOf(source, id);
  const identifier = conditionalIdentifier(text) ?? logical(reference);
  return identifier ? (keyOfIdentifier.get(identifier) ?? identifier) : null;
}

const aliasOf = (source: string, fhirId: string) =>
  UUID.test(fhirId) ? `urn:uuid:${fhirId}` : `${source}#Practitioner/${fhirId}`;

function logical(reference: FhirReference | undefined): string | undefined {
  const { system = "", value } = reference?.identifier ?? {};
  return value && `${system}|${value}`;
}

const wantedItem = (source: string, item: Item, facts: PractitionerFacts | undefined) => ({
  names: facts?.names ?? "[]",
  speciality: facts?.speciality ?? null,
  placeholder: false,
  fhirId: null,
  alias: aliasOf(source, item.fhirId),
  changed: item.state === "changed",
});

const wantedPlaceholder = (display: string | undefined, fhirId: string | undefined) => ({
  names: placeholderNames(display),
  speciality: null,
  placeholder: true,
  fhirId: fhirId ?? null,
  alias: null,
  changed: false,
});

/** Finds or makes the rows of all who are wanted, and puts their ids in the place of keys. */
export async function settlePractitioners(
  tx: Tx,
  clinicId: string,
  source: string,
  { wanted, known }: Practitioners,
  writes: FhirWrite[],
): Promise<void> {
  if (wanted.size > 0) {
    await findImported(tx, clinicId, source, wanted, known);
    await upsert(
      tx,
      clinicId,
      [...wanted.values()].filter(({ key }) => !known.has(key)),
      known,
    );
    wanted.clear();
  }
  for (const { table, row } of writes) {
    for (const [column, type] of Object.entries(table.columns)) {
      const key = row[column];
      if (type !== "practitioner" || typeof key !== "string") continue;
      const id = known.get(key);
      if (id !== undefined) row[column] = id;
    }
  }
}

async function findImported(
  tx: Tx,
  clinicId: string,
  source: string,
  wanted: Map<string, Wanted>,
  known: Map<string, string | null>,
) {
  const keys = new Map(
    [...wanted.values()].flatMap(({ key, fhirId }) => (fhirId ? [[fhirId, key]] : [])),
  );
  if (keys.size === 0) return;
  const rows = await tx.$queryRawUnsafe<{ fhirId: string; localId: string | null }[]>(
    `SELECT DISTINCT fhir_id AS "fhirId", local_id AS "localId" FROM fhir_resources
     WHERE clinic_id = $1::uuid AND resource_type IN ('Practitioner', 'Organization')
       AND source IN ($2, $3) AND fhir_id = ANY($4::text[])`,
    clinicId,
    source,
    SHARED_SOURCE,
    [...keys.keys()],
  );
  for (const { fhirId, localId } of rows) known.set(keys.get(fhirId) ?? "", localId);
}

const RECORD = `jsonb_to_recordset($1::jsonb) AS x(id uuid, key text, names jsonb, speciality text, placeholder boolean,
  alias text, changed boolean)`;
// A placeholder made by an earlier file becomes the person it stood for.
const ADOPT = `UPDATE practitioners p SET identifier = x.key FROM ${RECORD}
  WHERE p.clinic_id = $2::uuid AND p.placeholder AND p.identifier = x.alias AND x.alias <> x.key
    AND NOT EXISTS (SELECT FROM practitioners q WHERE q.clinic_id = p.clinic_id AND q.identifier = x.key)`;
const INSERT = `INSERT INTO practitioners AS p (clinic_id, id, identifier, names, speciality, placeholder)
  SELECT $2::uuid, x.id, x.key, x.names, x.speciality, x.placeholder FROM ${RECORD}
  ON CONFLICT (clinic_id, identifier) DO UPDATE
    SET names = EXCLUDED.names, speciality = EXCLUDED.speciality, placeholder = false
    WHERE p.placeholder AND NOT EXCLUDED.placeholder`;
const CHANGE = `UPDATE practitioners p SET names = x.names, speciality = x.speciality FROM ${RECORD}
  WHERE p.clinic_id = $2::uuid AND p.identifier = x.key AND x.changed AND p.member_id IS NULL`;

async function upsert(tx: Tx, clinicId: string, rows: Wanted[], known: Map<string, string | null>) {
  if (rows.length === 0) return;
  // One order for all imports, so that two at once wait for each other instead of locking up.
  rows.sort((a, b) => (a.key < b.key ? -1 : 1));
  const json = JSON.stringify(
    rows.map((row) => ({ ...row, id: uuid7(), names: JSON.parse(row.names) })),
  );
  if (rows.some(({ alias }) => alias)) await tx.$executeRawUnsafe(ADOPT, json, clinicId);
  await tx.$executeRawUnsafe(INSERT, json, clinicId);
  if (rows.some(({ changed }) => changed)) await tx.$executeRawUnsafe(CHANGE, json, clinicId);
  const found = await tx.$queryRawUnsafe<{ key: string; id: string }[]>(
    "SELECT identifier AS key, id FROM practitioners WHERE clinic_id = $1::uuid AND identifier = ANY($2::text[])",
    clinicId,
    rows.map(({ key }) => key),
  );
  for (const { key, id } of found) known.set(key, id);
}
