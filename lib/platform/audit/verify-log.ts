import type pg from "pg";
import type { Head } from "./head";
import { dayHeads, type KeptHeads, keptHeads } from "./kept-heads";
import { withConnection } from "./lock";
import type { Fault, Proof } from "./proof";
import type { StoredSeal, Walk } from "./walk";
import { walkChain } from "./walk-chain";

/** What is younger has no seal, or a first seal no head, only because it is new. */
const NEW_SECONDS = 30;

const BEYOND = `
  SELECT id, seal FROM audit_events WHERE clinic_id = $1 AND (seal > $2 OR seal < 1) ORDER BY seal, at, id LIMIT 1`;
const UNSEALED = `
  SELECT count(*)::int AS unsealed,
    (SELECT id FROM audit_events WHERE clinic_id = $1 AND seal IS NULL AND at < now() - interval '${NEW_SECONDS} seconds'
     ORDER BY at, id LIMIT 1) AS old
  FROM audit_events WHERE clinic_id = $1 AND seal IS NULL`;

/**
 * Whether a clinic's log is what was sealed, all of it, and no shorter than what its heads say. Reads it as it was at one
 * moment, in bounded memory. Fails where the storage doesn't answer.
 */
export async function verifyLog(clinicId: string): Promise<Proof> {
  // Before the log: what is sealed meanwhile makes the chain longer than its head, never shorter.
  const kept = await keptHeads(clinicId);
  const days = await dayHeads(clinicId, kept.days);
  return withConnection(async (client) => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const proof = await prove(client, clinicId, kept, days);
    await client.query("COMMIT");
    return proof;
  });
}

async function prove(
  client: pg.PoolClient,
  clinicId: string,
  kept: KeptHeads,
  days: readonly (Head | "forged")[],
): Promise<Proof> {
  const heads = [kept.latest, kept.second, ...days].filter((head) => head !== undefined);
  const known = heads.filter((head) => head !== "forged");
  const apart: number[] = [];
  const compare = (seal: StoredSeal) => {
    const isOther = ({ number, hash }: Head) =>
      number === seal.number && hash !== seal.hash.toString("hex");
    if (known.some(isOther)) apart.push(seal.number);
  };
  const walk = await walkChain(client, clinicId, compare);
  const open = await client.query<{ unsealed: number; old: string | null }>(UNSEALED, [clinicId]);
  const { unsealed = 0, old = null } = open.rows[0] ?? {};
  const fault =
    walk.fault ??
    (await beyond(client, walk)) ??
    (apart[0] === undefined ? undefined : at("cut", apart[0])) ??
    headFault(kept, heads, walk) ??
    (old === null ? undefined : at("unsealed", null, old));
  return proofOf(walk, kept, unsealed, fault ?? null);
}

const at = (kind: Fault["kind"], seal: number | null, eventId: string | null = null): Fault => ({
  ...{ kind, seal, eventId },
});

/** An event under a seal that isn't there: the seals were cut, or it was put there. */
async function beyond(client: pg.PoolClient, { clinicId, seals }: Walk) {
  const { rows } = await client.query<{ id: string; seal: number }>(BEYOND, [clinicId, seals]);
  const [event] = rows;
  if (!event) return undefined;
  return at(event.seal > seals ? "cut" : "inserted", event.seal, event.id);
}

/** What the heads say of the chain's end. */
function headFault(
  { latest, second }: KeptHeads,
  heads: readonly (Head | "forged")[],
  { seals, firstSealedMs }: Walk,
): Fault | undefined {
  if (heads.includes("forged")) return at("head-forged", null);
  const longest = Math.max(0, ...heads.map((head) => (head === "forged" ? 0 : head.number)));
  if (longest > seals) return at("cut", seals + 1);
  if (second && second !== "forged" && latest && latest !== "forged")
    if (latest.number < second.number) return at("head-forged", second.number);
  const isNew = Date.now() - firstSealedMs < NEW_SECONDS * 1000;
  return latest === undefined && seals > 0 && !isNew ? at("head-missing", seals) : undefined;
}

function proofOf(walk: Walk, { latest }: KeptHeads, unsealed: number, fault: Fault | null): Proof {
  const head = latest === "forged" ? undefined : latest;
  const { last, seals, events } = walk;
  return {
    ...{ events, seals, unsealed, fault },
    sealedTo: last ? last.sealedAt.toISOString() : null,
    hash: last?.hash.toString("hex") ?? null,
    headAt: head?.at ?? null,
    afterHead: Math.max(0, seals - (head?.number ?? 0)),
  };
}
