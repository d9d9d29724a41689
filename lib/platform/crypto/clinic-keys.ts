import { hkdfSync, randomBytes } from "node:crypto";
import { z } from "zod";
import { queryAs, type RequestScope, type Tx } from "../db/scope";
import { singleton } from "../singleton";
import { seal, sealedAnew, unseal } from "./sealed";
import type { ClinicKey } from "./sealed-by-clinic";

const KEY_BYTES = 32;

const row = z.object({ clinicId: z.string(), number: z.number().int(), wrapped: z.string() });
type Row = z.output<typeof row>;

// The newest first: it is the one that encrypts.
const READ = `SELECT clinic_id AS "clinicId", number, wrapped FROM clinic_keys WHERE clinic_id = current_clinic()
  ORDER BY number DESC`;

const placeOf = ({ clinicId, number }: Pick<Row, "clinicId" | "number">) => ({
  table: "clinic_keys",
  column: "wrapped",
  row: `${clinicId}|${number}`,
});

// A wrapped key never changes what it is, so it is unwrapped once a process.
const unwrapped = () => singleton("clinic-keys", () => new Map<string, ClinicKey>());

function keyOf(given: unknown): ClinicKey {
  const one = row.parse(given);
  const known = unwrapped().get(one.wrapped);
  if (known) return known;
  const bytes = Buffer.from(unseal(one.wrapped, placeOf(one)), "base64url");
  const derived = (use: string) => Buffer.from(hkdfSync("sha256", bytes, "", use, KEY_BYTES));
  const key = { number: one.number, encryption: derived("encrypt"), lookup: derived("lookup") };
  unwrapped().set(one.wrapped, key);
  return key;
}

/** The keys of the scope's clinic, the newest first; none while the clinic has sealed nothing. */
export async function readClinicKeys(tx: Tx): Promise<ClinicKey[]> {
  return (await tx.$queryRawUnsafe<unknown[]>(READ)).map(keyOf);
}

/** The same for a hand-written statement's hot path. */
export async function clinicKeysAs(scope: RequestScope): Promise<ClinicKey[]> {
  return (await queryAs(scope, READ, [])).map(keyOf);
}

/** The key that encrypts in this clinic; its first one is made here. */
export async function sealingKey(tx: Tx): Promise<ClinicKey> {
  const [newest] = await readClinicKeys(tx);
  return newest ?? addClinicKey(tx, 1);
}

/** Gives the clinic a key of this number, unless somebody did meanwhile; the newest key then. */
async function addClinicKey(tx: Tx, number: number): Promise<ClinicKey> {
  const [{ clinicId } = { clinicId: "" }] = await tx.$queryRaw<{ clinicId: string }[]>`
    SELECT current_clinic() AS "clinicId"`;
  const wrapped = seal(randomBytes(KEY_BYTES).toString("base64url"), placeOf({ clinicId, number }));
  await tx.$executeRaw`
    INSERT INTO clinic_keys (clinic_id, number, wrapped) VALUES (current_clinic(), ${number}, ${wrapped})
    ON CONFLICT DO NOTHING`;
  const [newest] = await readClinicKeys(tx);
  if (!newest) throw new Error("a clinic without a key");
  return newest;
}

/** Wraps the clinic's keys by the first master key; gives how many were not. */
export async function wrapAnew(tx: Tx): Promise<number> {
  let count = 0;
  for (const given of await tx.$queryRawUnsafe<unknown[]>(READ)) {
    const one = row.parse(given);
    const wrapped = sealedAnew(one.wrapped, placeOf(one));
    if (!wrapped) continue;
    count += await tx.$executeRaw`
      UPDATE clinic_keys SET wrapped = ${wrapped} WHERE clinic_id = current_clinic() AND number = ${one.number}`;
  }
  return count;
}

/** Gives the clinic a new key, unless it has none or its newest is less than a day old; the number of the one made. */
export async function renewKey(tx: Tx): Promise<number | null> {
  const [newest] = await tx.$queryRaw<{ number: number; isYoung: boolean }[]>`
    SELECT number, created_at > now() - interval '1 day' AS "isYoung" FROM clinic_keys
    WHERE clinic_id = current_clinic() ORDER BY number DESC LIMIT 1`;
  if (!newest || newest.isYoung) return null;
  return (await addClinicKey(tx, newest.number + 1)).number;
}

/**
 * Removes keys that nothing is sealed by, an hour after the newest was made: whoever began to write under an older one has
 * finished by then.
 */
export const removeUnusedKeys = (tx: Tx): Promise<number> => tx.$executeRaw`
  DELETE FROM clinic_keys k WHERE k.clinic_id = current_clinic()
    AND EXISTS (SELECT FROM clinic_keys n WHERE n.clinic_id = k.clinic_id AND n.number > k.number
      AND n.created_at < now() - interval '1 hour')
    AND NOT EXISTS (SELECT FROM patient_identifiers i WHERE i.clinic_id = k.clinic_id AND i.key_number = k.number)
    AND NOT EXISTS (SELECT FROM fhir_resources o WHERE o.clinic_id = k.clinic_id AND o.key_number = k.number)`;
