import type pg from "pg";
import { sealPool } from "../db/pools";

const quiet = () => {};

/** A connection for a while; a lost one fails what runs on it, and goes. */
export async function withConnection<T>(act: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await sealPool().connect();
  client.on("error", quiet); // between two statements nobody else listens
  try {
    const done = await act(client);
    client.off("error", quiet);
    client.release();
    return done;
  } catch (error) {
    client.release(true); // and with it its transaction and its locks
    throw error;
  }
}

// The first half of the locks' keys; those of lib/platform/jobs/presence.ts begin with 1.
const AUDIT = 2;
const WORKS = { seal: 1, heads: 2 } as const;

/**
 * Does a work that only one process of all does at a time, on a connection that ends with its process, and the lock with it.
 * Undefined where another one is at it.
 */
export function alone<T>(
  work: keyof typeof WORKS,
  act: (client: pg.PoolClient) => Promise<T>,
): Promise<T | undefined> {
  const key = [AUDIT, WORKS[work]];
  return withConnection(async (client) => {
    const { rows } = await client.query("SELECT pg_try_advisory_lock($1, $2) AS mine", key);
    if (!rows[0]?.mine) return undefined;
    const done = await act(client);
    await client.query("SELECT pg_advisory_unlock($1, $2)", key);
    return done;
  });
}
