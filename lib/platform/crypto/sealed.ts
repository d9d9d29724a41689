import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "../env";
import { singleton } from "../singleton";
import { type MasterKey, masterKeysOf } from "./master-keys";

/** Where a sealed value stands. It opens nowhere else: a row's value copied into another row is worth nothing. */
export type Place = { table: string; column: string; row: string };

const VERSION = "v1";
const [NONCE, TAG, KEY] = [12, 16, 32];

const keys = () => singleton("master-keys", () => masterKeysOf(env().ENCRYPTION_KEYS));

/**
 * Encrypts a value for its place: AES-256-GCM under a key of its own, which is wrapped by the first master key. Whoever
 * changes the master key need only wrap again.
 */
export function seal(plain: string, place: Place): string {
  const [{ name, key: master } = noKey()] = keys();
  const key = randomBytes(KEY);
  const aad = aadOf(place);
  const wrapped = encrypt(master, key, `key|${aad}`);
  const value = encrypt(key, Buffer.from(plain), aad);
  return [VERSION, name, wrapped.toString("base64url"), value.toString("base64url")].join(".");
}

/** The value of something sealed for this very place. Throws for anything else: that is no case to go on from. */
export function unseal(sealed: string, place: Place): string {
  const [version, name, wrapped = "", value = ""] = sealed.split(".");
  const master = keys().find((one) => one.name === name);
  if (version !== VERSION || !master) throw new Error(`no key ${name} for a sealed value`);
  const aad = aadOf(place);
  const key = decrypt(master.key, Buffer.from(wrapped, "base64url"), `key|${aad}`);
  return decrypt(key, Buffer.from(value, "base64url"), aad).toString();
}

const aadOf = ({ table, column, row }: Place) => `${table}|${column}|${row}`;

function noKey(): MasterKey {
  throw new Error("no master key");
}

function encrypt(key: Buffer, plain: Buffer, aad: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(aad));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, aad: string): Buffer {
  const nonce = sealed.subarray(0, NONCE);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG })
    .setAAD(Buffer.from(aad))
    .setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
}
