import { type RequestScope, type Tx, writeAs } from "@/lib/platform/db/scope";
import { checkSignature } from "./check-signature";
import type { KnownPasskey } from "./known-passkey";
import type { PasskeyAnswer } from "./passkey-schema";

/** What became of an answer: taken; not right; or right, but from a key that counts backwards, which a copied one does. */
export type Shown = "done" | "refused" | "counter";

/** Takes what a person's key signed, and notes that it was used. Without a challenge nothing is right. */
export async function takeSignature(
  scope: RequestScope,
  key: KnownPasskey,
  answer: PasskeyAnswer,
  challenge: string | undefined,
): Promise<Shown> {
  const counter = challenge && (await checkSignature(key, answer, challenge));
  if (typeof counter !== "number") return "refused";
  return (await writeAs(scope, (tx) => count(tx, key, counter))) ? "done" : "counter";
}

/** A key that counts goes up each time; one that doesn't says 0 for ever. */
async function count(tx: Tx, { userId, id }: KnownPasskey, counter: number): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE passkeys SET counter = ${counter}::bigint, last_used_at = now()
    WHERE user_id = ${userId}::uuid AND id = ${id}::uuid
      AND (counter < ${counter}::bigint OR (counter = 0 AND ${counter}::bigint = 0))`;
  return taken === 1;
}
