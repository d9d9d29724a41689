import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Where a sealed value stands. It opens nowhere else: a row's value copied into another row is worth nothing. */
export type Place = { table: string; column: string; row: string };

const [NONCE, TAG] = [12, 16];

/** What a value is bound to: table|column|row. */
export const aadOf = ({ table, column, row }: Place) => `${table}|${column}|${row}`;

/** AES-256-GCM with a nonce of its own: nonce, cipher text, tag. */
export function encrypt(key: Buffer, plain: Buffer, aad: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(aad));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What `encrypt` was given. Throws where key, place or a single bit is another. */
export function decrypt(key: Buffer, sealed: Buffer, aad: string): Buffer {
  const nonce = sealed.subarray(0, NONCE);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG })
    .setAAD(Buffer.from(aad))
    .setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
}
