import { z } from "zod";
import { openNumber, sealNumber } from "@/lib/domain/patients/document-numbers";
import { readingBy, sealOriginal } from "@/lib/fhir/seal-patients";
import type { Actor } from "@/lib/platform/auth/actor";
import { readClinicKeys, removeUnusedKeys, sealingKey } from "@/lib/platform/crypto/clinic-keys";
import type { ClinicKey } from "@/lib/platform/crypto/sealed-by-clinic";
import { NOBODY, type Tx, writeAs } from "@/lib/platform/db/scope";

const BATCH = 500;

const row = z.object({ id: z.string(), value: z.string(), keyNumber: z.number().int().nullable() });
type Row = z.output<typeof row>;
type Sealed = { value: string; lookup?: string; keyNumber: number };

type Column = {
  table: "patient_identifiers" | "fhir_resources";
  /** The columns of the key, the sealed value and what it is looked up by. */
  set: string;
  value: "value" | "body";
  /** SQL that is true of the rows whose value is sealed. */
  where: string;
  open: (keys: readonly ClinicKey[], row: Row) => string;
  seal: (key: ClinicKey, row: { id: string; value: string }) => Sealed;
};

const COLUMNS: readonly Column[] = [
  {
    table: "patient_identifiers",
    set: `value = x.value, lookup = x.lookup, key_number = x."keyNumber"`,
    value: "value",
    where: "true",
    open: openNumber,
    seal: sealNumber,
  },
  {
    table: "fhir_resources",
    set: `body = x.value, key_number = x."keyNumber"`,
    value: "body",
    where: "t.resource_type = 'Patient'",
    open: (keys, { id, value, keyNumber }) => readingBy(keys)({ id, body: value, keyNumber }),
    seal: sealOriginal,
  },
];

/**
 * Encrypts by the clinic's newest key what is plain or under an older one, and removes older keys that nothing needs. In
 * batches, each its own transaction: whatever interrupts it, the next run goes on. Gives how many values it sealed. Fails at the
 * end where some can't be read: they stay as they are, with the keys that they name.
 */
export async function keepSealed(actor: Actor): Promise<number> {
  let count = 0;
  const unread: string[] = [];
  for (const column of COLUMNS) {
    let after: string | undefined = NOBODY; // before every id
    while (after !== undefined) {
      const last: string = after;
      const batch = await writeAs(actor, (tx) => sealBatch(tx, column, last));
      count += batch.count;
      unread.push(...batch.unread.map((id) => `${column.table} ${id}`));
      after = batch.last;
    }
  }
  await writeAs(actor, removeUnusedKeys);
  if (unread.length > 0)
    throw new Error(`${unread.length} values can't be read, the first of ${unread[0]}`);
  return count;
}

/** How many values were sealed, which couldn't be read, and after which row to go on; undefined at the end. */
type Batch = { count: number; unread: string[]; last: string | undefined };

async function sealBatch(tx: Tx, column: Column, after: string): Promise<Batch> {
  const { table, value, where, set, open, seal } = column;
  const keys = await readClinicKeys(tx);
  // What another run holds is that one's to seal.
  const found = await tx.$queryRawUnsafe<unknown[]>(
    `SELECT t.id, t.${value} AS value, t.key_number AS "keyNumber" FROM ${table} t
     WHERE t.clinic_id = current_clinic() AND ${where} AND (t.key_number IS NULL OR t.key_number < $1) AND t.id > $2::uuid
     ORDER BY t.id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
    keys[0]?.number ?? 0,
    after,
  );
  if (found.length === 0) return { count: 0, unread: [], last: undefined };
  const key = keys[0] ?? (await sealingKey(tx));
  const unread: string[] = [];
  const sealed = found.flatMap((given) => {
    const one = row.parse(given);
    try {
      return [{ id: one.id, ...seal(key, { id: one.id, value: open(keys, one) }) }];
    } catch {
      unread.push(one.id);
      return [];
    }
  });
  const last = found.length < BATCH ? undefined : row.parse(found.at(-1)).id;
  const count = await tx.$executeRawUnsafe(
    `UPDATE ${table} t SET ${set}
     FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, value text, lookup text, "keyNumber" integer)
     WHERE t.clinic_id = current_clinic() AND t.id = x.id`,
    JSON.stringify(sealed),
  );
  return { count, unread, last };
}
