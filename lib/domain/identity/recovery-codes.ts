import { createHash, randomInt } from "node:crypto";
import type { Tx } from "@/lib/platform/db/scope";

const COUNT = 10;
// 24 of 32 signs are 120 bits: NIST 800-63B asks for a slow hash below 112.
const GROUPS = 6;
const GROUP = 4;
// Crockford's: no I, L, O, U.
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const random = (length: number) =>
  Array.from({ length }, () => SIGNS[randomInt(SIGNS.length)]).join("");
const newCode = () => Array.from({ length: GROUPS }, () => random(GROUP)).join("-");

/** A code as it was meant: with or without hyphens, small letters, and the letters that look like figures. */
const meant = (typed: string) =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");

const hashOf = (userId: string, code: string) =>
  createHash("sha256")
    .update(`${userId}|${meant(code)}`)
    .digest("base64url");

/** Ten new codes in the place of whatever there was, in the scope of their person. Only what this gives can be shown. */
export async function replaceCodes(tx: Tx, userId: string): Promise<string[]> {
  await dropCodes(tx, userId);
  const codes = Array.from({ length: COUNT }, newCode);
  const data = codes.map((code) => ({ userId, codeHash: hashOf(userId, code) }));
  await tx.recoveryCode.createMany({ data });
  return codes;
}

/** Removes what is left of them. */
export const dropCodes = (tx: Tx, userId: string) =>
  tx.recoveryCode.deleteMany({ where: { userId } });

/** Takes a code that was not taken yet; of two who ask at once, one gets it. */
export async function spendCode(tx: Tx, userId: string, code: string): Promise<boolean> {
  const where = { userId, codeHash: hashOf(userId, code), usedAt: null };
  const { count } = await tx.recoveryCode.updateMany({ where, data: { usedAt: new Date() } });
  return count === 1;
}

/** How many can still be taken. */
export const codesLeft = (tx: Tx, userId: string) =>
  tx.recoveryCode.count({ where: { userId, usedAt: null } });
