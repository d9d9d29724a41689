import type pg from "pg";
import { digestOf, entriesOf, SEALED_EVENT, type SealedEvent } from "./digest";
import type { Fault } from "./proof";
import type { StoredSeal, Walk } from "./walk";

/**
 * No transaction of ours is open longer (an import's is, for half an hour at most). An event that says it happened so long
 * before others that were sealed already was written afterwards.
 */
const LATEST_MS = 40 * 60_000;

const OF_SEALS = `
  SELECT seal, ${SEALED_EVENT} FROM audit_events e WHERE clinic_id = $1 AND seal BETWEEN $2 AND $3 LIMIT $4`;
const ELSEWHERE = "SELECT seal FROM audit_events WHERE clinic_id = $1 AND id = $2";
const LATER = "SELECT 1 FROM audit_events WHERE clinic_id = $1 AND seal > $2 LIMIT 1";

type Found = SealedEvent & { seal: number };

/** Compares the events of some seals with their manifests; the walk learns how far it came, and the first fault. */
export async function checkEvents(
  client: pg.PoolClient,
  walk: Walk,
  seals: readonly StoredSeal[],
): Promise<void> {
  const { clinicId } = walk;
  const [first, last] = [seals[0]?.number, seals.at(-1)?.number];
  const expected = seals.reduce((sum, { events }) => sum + events, 0);
  // One more than there are: then one of them is in no manifest.
  const { rows } = await client.query<Found>(OF_SEALS, [clinicId, first, last, expected + 1]);
  const bySeal = new Map<number, Map<string, Found>>();
  for (const row of rows) {
    const of = bySeal.get(row.seal) ?? new Map<string, Found>();
    bySeal.set(row.seal, of.set(row.id, row));
  }
  const cutOff = rows.length > expected;
  for (const seal of seals) {
    const events = bySeal.get(seal.number) ?? new Map<string, Found>();
    walk.fault = await faultIn(client, walk, seal, events, cutOff);
    if (walk.fault) return;
    walk.last = seal;
    walk.seals = seal.number;
    walk.events = seal.total;
    for (const { at } of events.values())
      walk.latestMs = Math.max(walk.latestMs, Math.min(Number(at) * 1000, +seal.sealedAt));
  }
}

async function faultIn(
  client: pg.PoolClient,
  { clinicId, latestMs }: Walk,
  seal: StoredSeal,
  events: Map<string, Found>,
  cutOff: boolean,
): Promise<Fault | undefined> {
  const wrong = (kind: Fault["kind"], eventId: string): Fault => ({
    ...{ kind, eventId },
    seal: seal.number,
  });
  const known = new Set<string>();
  for (const { id, digest } of entriesOf(seal.manifest)) {
    known.add(id);
    const event = events.get(id);
    if (event && !digestOf(event).equals(digest)) return wrong("edited", id);
    if (event && Number(event.at) * 1000 < latestMs - LATEST_MS) return wrong("inserted", id);
    if (!event && !cutOff) return wrong(await missing(client, clinicId, seal.number, id), id);
  }
  const stranger = [...events.keys()].find((id) => !known.has(id));
  return stranger === undefined ? undefined : wrong("inserted", stranger);
}

/** Where an event is that is not under its seal: under another one, nowhere, or gone with all that came after it. */
async function missing(client: pg.PoolClient, clinicId: string, seal: number, id: string) {
  const elsewhere = await client.query(ELSEWHERE, [clinicId, id]);
  if (elsewhere.rows.length > 0) return "reordered";
  const later = await client.query(LATER, [clinicId, seal]);
  return later.rows.length > 0 ? "deleted" : "cut";
}
