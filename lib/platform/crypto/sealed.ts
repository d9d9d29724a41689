import { randomBytes } from "node:crypto";
import { env } from "../env";
import { singleton } from "../singleton";
import { aadOf, decrypt, encrypt, type Place } from "./aes";
import { type MasterKey, masterKeysOf } from "./master-keys";

const VERSION = "v1";
const KEY_BYTES = 32;

const keys = () => singleton("master-keys", () => masterKeysOf(env().ENCRYPTION_KEYS));

/**
 * Encrypts a value for its place: AES-256-GCM under a key of its own, which is wrapped by the first master key. Whoever
 * changes the master key need only wrap again.
 */
export function seal(plain: string, place: Place): string {
  const { name, key: master } = firstKey();
  const key = randomBytes(KEY_BYTES);
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

/** The same value under the first master key; undefined for what is under it already. */
export function sealedAnew(sealed: string, place: Place): string | undefined {
  if (sealed.split(".")[1] === firstKey().name) return undefined;
  return seal(unseal(sealed, place), place);
}

function firstKey(): MasterKey {
  const [first] = keys();
  if (!first) throw new Error("no master key");
  return first;
}
