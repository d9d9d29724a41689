import type pg from "pg";
import {
  entryOf,
  hashOf,
  NOTHING_BEFORE,
  SEALED_EVENT,
  type Seal,
  type SealedEvent,
  VERSION,
} from "./digest";
import { alone } from "./lock";

/** As many events are in memory at once, and under one seal. */
const MOST = 1000;

// From clinic to clinic by the index of what has no seal: its cost is the number of clinics that wait, not of events.
const WAITING = `
  WITH RECURSIVE waiting AS (
    (SELECT clinic_id FROM audit_events WHERE seal IS NULL ORDER BY clinic_id LIMIT 1)
    UNION ALL
    SELECT (SELECT e.clinic_id FROM audit_events e
      WHERE e.seal IS NULL AND e.clinic_id > w.clinic_id ORDER BY e.clinic_id LIMIT 1)
    FROM waiting w WHERE w.clinic_id IS NOT NULL)
  SELECT clinic_id AS "clinicId" FROM waiting WHERE clinic_id IS NOT NULL`;

const LAST = `
  SELECT number, hash, total::text AS total FROM audit_seals WHERE clinic_id = $1 ORDER BY number DESC LIMIT 1`;
const EVENTS = `
  SELECT ${SEALED_EVENT} FROM audit_events e WHERE clinic_id = $1 AND seal IS NULL ORDER BY e.at, e.id LIMIT $2`;
const ADD = `
  INSERT INTO audit_seals (clinic_id, number, events, total, manifest, previous, hash, sealed_at, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const MARK = `
  UPDATE audit_events SET seal = $3 WHERE clinic_id = $1 AND id = ANY($2::uuid[]) AND seal IS NULL`;

/**
 * Seals what has no seal, whatever its id or time, a batch of each clinic in turn until no clinic has a full batch left.
 * One process at a time does it; one that is killed leaves whole batches. Tells each clinic that got a seal.
 */
export async function sealEvents(
  told: (clinicId: string) => void = () => {},
  most = MOST,
): Promise<void> {
  await alone("seal", async (client) => {
    while (await sealRound(client, told, most));
  });
}

/** A batch of each clinic that waits. Whether a clinic has more: what came meanwhile elsewhere doesn't wait for its end. */
async function sealRound(
  client: pg.PoolClient,
  told: (clinicId: string) => void,
  most: number,
): Promise<boolean> {
  let more = false;
  for (const clinicId of await clinicsWaiting(client)) {
    const sealed = await sealBatch(client, clinicId, most);
    if (sealed > 0) told(clinicId);
    more ||= sealed === most;
  }
  return more;
}

async function clinicsWaiting(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ clinicId: string }>(WAITING);
  return rows.map(({ clinicId }) => clinicId);
}

/** Seal and marks in one transaction. Gives how many events it sealed. */
async function sealBatch(client: pg.PoolClient, clinicId: string, most: number): Promise<number> {
  await client.query("BEGIN");
  const { rows: events } = await client.query<SealedEvent>(EVENTS, [clinicId, most]);
  if (events.length > 0) {
    const seal = await nextSeal(client, clinicId, events);
    const { number, total, manifest, previous, sealedAt, version } = seal;
    const said = [number, events.length, total, manifest, previous, hashOf(seal)];
    await client.query(ADD, [clinicId, ...said, sealedAt, version]);
    const ids = events.map(({ id }) => id);
    const { rowCount } = await client.query(MARK, [clinicId, ids, number]);
    if (rowCount !== events.length) throw new Error("sealed elsewhere meanwhile");
  }
  await client.query("COMMIT");
  return events.length;
}

async function nextSeal(
  client: pg.PoolClient,
  clinicId: string,
  events: readonly SealedEvent[],
): Promise<Seal> {
  const { rows } = await client.query<{ number: number; hash: Buffer; total: string }>(LAST, [
    clinicId,
  ]);
  const last = rows[0];
  return {
    clinicId,
    number: (last?.number ?? 0) + 1,
    events: events.length,
    total: Number(last?.total ?? 0) + events.length,
    manifest: Buffer.concat(events.map(entryOf)),
    previous: last?.hash ?? NOTHING_BEFORE,
    sealedAt: new Date(),
    version: VERSION,
  };
}
