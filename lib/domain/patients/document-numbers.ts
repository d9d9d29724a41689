import { readClinicKeys, sealingKey } from "@/lib/platform/crypto/clinic-keys";
import {
  type ClinicKey,
  lookupBy,
  lookupsOf,
  openBy,
  sealBy,
} from "@/lib/platform/crypto/sealed-by-clinic";
import type { Tx } from "@/lib/platform/db/scope";

/** A document number on its way into patient_identifiers. */
export type PlainNumber = {
  clinicId: string;
  id: string;
  patientId: string;
  system: string;
  value: string;
};
/** The same as the table keeps it. */
export type SealedNumber = PlainNumber & { lookup: string; keyNumber: number };

const placeOf = (id: string) => ({ table: "patient_identifiers", column: "value", row: id });

/** Capitals and figures only: what tells one number from another, however it is written. */
const normalisedDocument = (value: string) =>
  value
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Encrypts a number by a key of its clinic, with what it is looked up by. */
export const sealNumber = (key: ClinicKey, { id, value }: { id: string; value: string }) => ({
  value: sealBy(key, value, placeOf(id)),
  lookup: lookupBy(key, normalisedDocument(value)),
  keyNumber: key.number,
});

/** Encrypts numbers for the table, each of a patient once. */
export async function sealNumbers(
  tx: Tx,
  numbers: readonly PlainNumber[],
): Promise<SealedNumber[]> {
  if (numbers.length === 0) return [];
  const key = await sealingKey(tx);
  const sealed = numbers.map((one) => ({ ...one, ...sealNumber(key, one) }));
  const once = new Map(sealed.map((one) => [`${one.patientId}|${one.system}|${one.lookup}`, one]));
  return [...once.values()];
}

/** The number of a row. */
export const openNumber = (
  keys: readonly ClinicKey[],
  { id, value, keyNumber }: { id: string; value: string; keyNumber: number | null },
) => openBy(keys, value, keyNumber, placeOf(id));

/** What patient_identifiers.lookup is for any of these numbers, as they were typed. */
export async function lookupsOfNumbers(tx: Tx, typed: readonly string[]): Promise<string[]> {
  const numbers = typed.map(normalisedDocument).filter((number) => number !== "");
  return numbers.length === 0 ? [] : lookupsOf(await readClinicKeys(tx), numbers);
}
