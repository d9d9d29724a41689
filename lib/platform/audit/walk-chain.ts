import type pg from "pg";
import { checkEvents } from "./check-events";
import { hashOf, NOTHING_BEFORE, type Seal } from "./digest";
import type { Fault } from "./proof";
import type { StoredSeal, Walk } from "./walk";

/** So many seals are in memory at once, or fewer where they hold many events. */
const SEALS = 100;
const EVENTS = 5000;

const NEXT = `
  SELECT number, events, total::float8 AS total, manifest, previous, hash, sealed_at AS "sealedAt", version
  FROM audit_seals WHERE clinic_id = $1 AND number > $2 ORDER BY number LIMIT ${SEALS}`;

/** Walks along a clinic's chain in the transaction of a client, in bounded memory, to its end or to the first fault. */
export async function walkChain(
  client: pg.PoolClient,
  clinicId: string,
  onSeal: (seal: StoredSeal) => void,
): Promise<Walk> {
  const walk: Walk = {
    ...{ clinicId, seals: 0, events: 0 },
    ...{ last: undefined, firstSealedMs: 0, latestMs: Number.NEGATIVE_INFINITY, fault: undefined },
  };
  for (;;) {
    const { rows } = await client.query<Omit<StoredSeal, "clinicId">>(NEXT, [clinicId, walk.seals]);
    if (rows.length === 0) return walk;
    const seals = rows.map((row) => ({ ...row, clinicId }));
    for (let at = 0; at < seals.length; ) {
      const some = upTo(seals.slice(at));
      await walkOver(client, walk, some, onSeal);
      if (walk.fault) return walk;
      at += some.length;
    }
  }
}

/** The first of some seals, as many as have few enough events together; one at least. */
function upTo(seals: StoredSeal[]): StoredSeal[] {
  let events = 0;
  const end = seals.findIndex((seal, i) => {
    events += seal.events;
    return i > 0 && events > EVENTS;
  });
  return end === -1 ? seals : seals.slice(0, end);
}

async function walkOver(
  client: pg.PoolClient,
  walk: Walk,
  seals: StoredSeal[],
  onSeal: (seal: StoredSeal) => void,
): Promise<void> {
  const right: StoredSeal[] = [];
  let wrong: Fault | undefined;
  for (const seal of seals) {
    wrong = faultOf(seal, right.at(-1) ?? walk.last);
    if (wrong) break;
    right.push(seal);
  }
  for (const seal of right) onSeal(seal);
  if (walk.seals === 0) walk.firstSealedMs = Number(right[0]?.sealedAt ?? 0);
  if (right.length > 0) await checkEvents(client, walk, right);
  walk.fault ??= wrong;
}

/** What is wrong with a seal by itself and after the one before it. */
function faultOf(seal: StoredSeal, before: StoredSeal | undefined): Fault | undefined {
  const number = (before?.number ?? 0) + 1;
  if (seal.number !== number) return { kind: "seal-deleted", seal: number, eventId: null };
  const isWhole =
    hashOf(sealed(seal)).equals(seal.hash) &&
    seal.previous.equals(before?.hash ?? NOTHING_BEFORE) &&
    seal.total === (before?.total ?? 0) + seal.events;
  return isWhole ? undefined : { kind: "seal-edited", seal: number, eventId: null };
}

const sealed = ({ hash: _, ...seal }: StoredSeal): Seal => seal;
