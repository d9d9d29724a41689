import { z } from "zod";
import { openNumber, sealNumber } from "@/lib/domain/patients/document-numbers";
import { readingBy, sealOriginal } from "@/lib/fhir/seal-patients";
import type { Actor } from "@/lib/platform/auth/actor";
import { readClinicKeys, removeUnusedKeys, sealingKey } from "@/lib/platform/crypto/clinic-keys";
import type { ClinicKey } from "@/lib/platform/crypto/sealed-by-clinic";
import { type Tx, writeAs } from "@/lib/platform/db/scope";

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
 * batches, each its own transaction: whatever interrupts it, the next run goes on. Gives how many values it sealed.
 */
export async function keepSealed(actor: Actor): Promise<number> {
  let count = 0;
  for (const column of COLUMNS) {
    for (;;) {
      const sealed = await writeAs(actor, (tx) => sealBatch(tx, column));
      count += sealed;
      if (sealed < BATCH) break;
    }
  }
  await writeAs(actor, removeUnusedKeys);
  return count;
}

async function sealBatch(tx: Tx, { table, value, where, set, open, seal }: Column) {
  const keys = await readClinicKeys(tx);
  // What another run holds is that one's to seal.
  const found = await tx.$queryRawUnsafe<unknown[]>(
    `SELECT t.id, t.${value} AS value, t.key_number AS "keyNumber" FROM ${table} t
     WHERE t.clinic_id = current_clinic() AND ${where} AND (t.key_number IS NULL OR t.key_number < $1)
     LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
    keys[0]?.number ?? 0,
  );
  if (found.length === 0) return 0;
  const key = keys[0] ?? (await sealingKey(tx));
  const sealed = found
    .map((given) => row.parse(given))
    .map((one) => ({ id: one.id, ...seal(key, { id: one.id, value: open(keys, one) }) }));
  return tx.$executeRawUnsafe(
    `UPDATE ${table} t SET ${set}
     FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, value text, lookup text, "keyNumber" integer)
     WHERE t.clinic_id = current_clinic() AND t.id = x.id`,
    JSON.stringify(sealed),
  );
}
