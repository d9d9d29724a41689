import { createHmac } from "node:crypto";
import { aadOf, decrypt, encrypt, type Place } from "./aes";

/** A clinic's own key, opened: one part encrypts, the other makes what a value is looked up by. */
export type ClinicKey = { number: number; encryption: Buffer; lookup: Buffer };

/** Encrypts a value for its place by a key of its clinic. The key's number stands beside it, in a column of its own. */
export function sealBy({ encryption }: ClinicKey, plain: string, place: Place): string {
  return encrypt(encryption, Buffer.from(plain), aadOf(place)).toString("base64url");
}

/** What `sealBy` was given; a value without a key's number is plain still. Throws for a value of another place. */
export function openBy(
  keys: readonly ClinicKey[],
  sealed: string,
  keyNumber: number | null,
  place: Place,
): string {
  if (keyNumber === null) return sealed;
  const key = keys.find(({ number }) => number === keyNumber);
  if (!key) throw new Error(`no key ${keyNumber} of a clinic`);
  return decrypt(key.encryption, Buffer.from(sealed, "base64url"), aadOf(place)).toString();
}

/** What equal values of a clinic have alike, and nobody can tell without the key. */
export function lookupBy({ lookup }: ClinicKey, value: string): string {
  return createHmac("sha256", lookup).update(value).digest("base64url");
}

/** All that a value may be looked up by: once a key, and as it is, for rows that are plain still. */
export function lookupsOf(keys: readonly ClinicKey[], values: readonly string[]): string[] {
  return values.flatMap((value) => [value, ...keys.map((key) => lookupBy(key, value))]);
}
