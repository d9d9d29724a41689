import pg from "pg";
import { workerPool } from "../db/pools";
import { env } from "../env";
import { BE_PRESENT } from "../jobs/presence";
import type { MessageKey } from "./message";

const MOST = 500;
/** What was handed over so long ago without an effect is handed over again: Redis may have lost it. */
const LOST_AFTER = "8 seconds";

export type Handed = MessageKey & { topic: string };

/**
 * Hands what waits to the queue, the oldest first, each row locked meanwhile so that two relays never race. A message
 * whose handing was cut is handed again: the queue knows its id. Gives how many were handed.
 */
export async function relayOnce(hand: (messages: Handed[]) => Promise<void>): Promise<number> {
  const client = await workerPool().connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<Handed>(
      `SELECT clinic_id AS "clinicId", id, topic FROM outbox_messages
       WHERE done_at IS NULL AND parked IS NULL AND (sent_at IS NULL OR sent_at < now() - $1::interval)
         AND (due_at IS NULL OR due_at <= now())
       ORDER BY sent_at NULLS FIRST, created_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [LOST_AFTER, MOST],
    );
    if (rows.length > 0) await hand(rows);
    await client.query(
      `UPDATE outbox_messages m SET sent_at = now() FROM unnest($1::uuid[], $2::uuid[]) AS u (clinic_id, id)
       WHERE m.clinic_id = u.clinic_id AND m.id = u.id`,
      [rows.map(({ clinicId }) => clinicId), rows.map(({ id }) => id)],
    );
    await client.query("COMMIT");
    client.release();
    return rows.length;
  } catch (error) {
    client.release(true); // the connection goes, and with it the transaction
    throw error;
  }
}

/** What was parked because an older build didn't know its topic comes back when this one does. */
export async function releaseKnown(topics: readonly string[]): Promise<void> {
  await workerPool().query(
    `UPDATE outbox_messages SET parked = NULL, failure = NULL, sent_at = NULL
     WHERE parked = 'unknown' AND failure = ANY($1)`,
    [topics],
  );
}

const AGAIN_MS = 500;

/**
 * Calls back at every commit that brings messages, on a connection of its own that also says that this worker is there;
 * after a lost one it listens again.
 */
export function listen(wake: () => void): () => Promise<void> {
  let ended = false;
  let client = new pg.Client();
  const keep = async () => {
    while (!ended) {
      client = new pg.Client({ connectionString: env().WORKER_DATABASE_URL });
      client.on("notification", wake);
      const lost = new Promise<void>((done) => client.once("error", done).once("end", done));
      try {
        await client.connect();
        await client.query(`LISTEN outbox; ${BE_PRESENT}`);
        wake(); // what came while nobody listened
        await lost;
      } catch {} // the database is away: polling goes on trying too
      await client.end().catch(() => {});
      if (!ended) await new Promise((done) => setTimeout(done, AGAIN_MS));
    }
  };
  const kept = keep();
  return async () => {
    ended = true;
    await client.end().catch(() => {});
    await kept;
  };
}
