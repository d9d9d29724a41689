import { placeholderNames } from "@/lib/domain/identity/fhir";
import type { Tx } from "@/lib/platform/db/scope";
import type { FhirReference, FhirWrite } from "@/lib/platform/fhir-values";
import { SHARED_SOURCE, UUID } from "./index-bundle";
import { conditionalIdentifier, type Item, parseReference } from "./resolve-references";
import { type Wanted, writePractitioners } from "./write-practitioners";

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
  const { keyOfIdentifier, keyOfItem, aliasesOf } = keysOf(source, items);
  const wanted = new Map<string, Wanted>();
  const known = new Map<string, string | null>();
  const want = (key: string, more: Omit<Wanted, "key">) => {
    if (!known.has(key) && (!wanted.has(key) || more.changed)) wanted.set(key, { key, ...more });
    return key;
  };
  const askItem = (item: Item) => {
    const key = keyOfItem.get(item) ?? "";
    return want(key, wantedItem(item, aliasesOf.get(key) ?? []));
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

/** Each practitioner's key, and everything else that references may have called them by. */
function keysOf(source: string, items: Item[]) {
  const keyOfIdentifier = new Map<string, string>();
  const keyOfItem = new Map<Item, string>();
  const aliasesOf = new Map<string, string[]>();
  for (const item of items) {
    if (!item.practitioner) continue;
    const { identifiers } = item.practitioner;
    const alias = aliasOf(source, item.fhirId);
    const shared = identifiers.map((one) => keyOfIdentifier.get(one)).find(Boolean);
    const key = shared ?? identifiers[0] ?? alias;
    for (const one of identifiers) keyOfIdentifier.set(one, key);
    keyOfItem.set(item, key);
    const others = [alias, ...identifiers].filter((one) => one !== key);
    aliasesOf.set(key, [...(aliasesOf.get(key) ?? []), ...others]);
  }
  return { keyOfIdentifier, keyOfItem, aliasesOf };
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

const wantedItem = ({ practitioner, state }: Item, aliases: string[]) => ({
  names: practitioner?.names ?? "[]",
  speciality: practitioner?.speciality ?? null,
  placeholder: false,
  fhirId: null,
  aliases,
  changed: state === "changed",
});

const wantedPlaceholder = (display: string | undefined, fhirId: string | undefined) => ({
  names: placeholderNames(display),
  speciality: null,
  placeholder: true,
  fhirId: fhirId ?? null,
  aliases: [],
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
    const rows = [...wanted.values()].filter(({ key }) => !known.has(key));
    for (const [key, id] of await writePractitioners(tx, clinicId, rows)) known.set(key, id);
    wanted.clear();
  }
  for (const write of writes) putIds(write, known);
}

function putIds({ table, row }: FhirWrite, known: Map<string, string | null>): void {
  for (const [column, type] of Object.entries(table.columns)) {
    const key = row[column];
    if (type !== "practitioner" || typeof key !== "string") continue;
    const id = known.get(key);
    if (id !== undefined) row[column] = id;
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
    `SELECT DISTINCT ON (fhir_id) fhir_id AS "fhirId", local_id AS "localId" FROM fhir_resources
     WHERE clinic_id = $1::uuid AND resource_type IN ('Practitioner', 'Organization')
       AND fhir_id = ANY($4::text[]) AND (source IN ($2, $3) OR fhir_id = ANY($5::text[]))
     ORDER BY fhir_id, imported_at DESC`,
    clinicId,
    source,
    SHARED_SOURCE,
    [...keys.keys()],
    [...keys.keys()].filter((id) => UUID.test(id)),
  );
  for (const { fhirId, localId } of rows) known.set(keys.get(fhirId) ?? "", localId);
}
