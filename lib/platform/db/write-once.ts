import type { Actor } from "../auth/actor";
import { withIdempotency } from "./idempotency";
import { type Tx, writeAs } from "./scope";

/** A change in the actor's clinic; with an idempotency key done once, and answered again for every repetition. */
export function writeOnce<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const key = actor.request?.idempotency;
  return writeAs(actor, (tx) => (key ? onceFor(tx, key, () => work(tx)) : work(tx)));
}

/** The work once for this key, in the transaction of the change; its answer for every repetition. */
export async function onceFor<T>(
  tx: Tx,
  key: { key: string; body: string; status: number },
  work: () => Promise<T>,
): Promise<T> {
  const answer = await withIdempotency(tx, key, async () => ({
    status: key.status,
    body: JSON.stringify(await work()),
  }));
  return JSON.parse(answer.body) as T;
}
