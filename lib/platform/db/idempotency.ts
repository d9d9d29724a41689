import { createHash } from "node:crypto";
import { AppError } from "../errors";
import type { Tx } from "./scope";

/** What was answered, as it goes over the wire. */
export type Answer = { status: number; body: string };
/** The header's key and the body it came with. */
export type IdempotentRequest = { key: string; body: string };

/**
 * Does the work once per (clinic, user, key) and answers a repetition with the stored status and body, byte for byte.
 * Inside writeAs: the key commits with the work, and a failed work leaves no key. An equal request that runs meanwhile
 * waits at the INSERT for the first one's end. Fails: invalid when the key came with another body within 24 hours.
 */
export async function withIdempotency(
  tx: Tx,
  request: IdempotentRequest,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { key } = request;
  const bodyHash = createHash("sha256").update(request.body).digest();
  const taken = await tx.$executeRaw`
    INSERT INTO idempotency_keys AS k (clinic_id, user_id, key, body_hash)
    VALUES (current_clinic(), current_user_id(), ${key}, ${bodyHash})
    ON CONFLICT (clinic_id, user_id, key) DO UPDATE
      SET body_hash = excluded.body_hash, status = NULL, body = NULL, created_at = now()
      WHERE k.created_at < now() - interval '24 hours'`;
  if (taken === 0) return replay(tx, key, bodyHash);
  const answer = await work();
  await tx.$executeRaw`
    UPDATE idempotency_keys SET status = ${answer.status}, body = ${answer.body}
    WHERE clinic_id = current_clinic() AND user_id = current_user_id() AND key = ${key}`;
  await tx.$executeRaw`
    DELETE FROM idempotency_keys WHERE clinic_id = current_clinic() AND user_id = current_user_id()
      AND created_at < now() - interval '24 hours'`;
  return answer;
}

async function replay(tx: Tx, key: string, bodyHash: Buffer): Promise<Answer> {
  const [stored] = await tx.$queryRaw<(Answer & { same: boolean })[]>`
    SELECT status, body, body_hash = ${bodyHash} AS same FROM idempotency_keys
    WHERE clinic_id = current_clinic() AND user_id = current_user_id() AND key = ${key}`;
  if (!stored?.same) throw new AppError("invalid", { message: "idempotency_key_reused" });
  return { status: stored.status, body: stored.body };
}
