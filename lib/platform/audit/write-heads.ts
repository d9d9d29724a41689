import { type Clock, systemClock } from "../clock";
import { sealPool } from "../db/pools";
import { singleton } from "../singleton";
import type { Head } from "./head";
import { keepHead, keptHeads } from "./kept-heads";
import { alone } from "./lock";

/** A storage that hangs must not hold up the other clinics' heads for long. */
const PATIENCE_MS = 5000;

const LAST = `
  SELECT clinic_id AS "clinicId", number, encode(hash, 'hex') AS hash, total::float8 AS total, sealed_at AS "sealedAt"
  FROM audit_seals WHERE clinic_id = $1 ORDER BY number DESC LIMIT 1`;
const HASH =
  "SELECT encode(hash, 'hex') AS hash FROM audit_seals WHERE clinic_id = $1 AND number = $2";

type Last = Pick<Head, "clinicId" | "number" | "hash" | "total"> & { sealedAt: Date };
/** What became of a clinic's head. broken: what is kept is of another chain, and stays for who looks into it. */
export type HeadState = "written" | "broken" | "failed";

/**
 * Brings the heads of these clinics up to their chains; one process at a time. A head that isn't a link of the chain is
 * never written over: it is what proves that the chain was cut. Undefined where another process is at it.
 */
export function writeHeads(
  clinicIds: readonly string[],
  clock: Clock = systemClock,
): Promise<Map<string, HeadState> | undefined> {
  return alone("heads", async () => {
    const states = new Map<string, HeadState>();
    for (const clinicId of clinicIds)
      states.set(clinicId, await Promise.race([begin(clinicId, clock), late()]));
    return states;
  });
}

const underWay = () => singleton("audit-heads", () => new Set<string>());

/** One at a time for a clinic: what a slow storage takes late must not lie over a newer head. */
async function begin(clinicId: string, clock: Clock): Promise<HeadState> {
  if (underWay().has(clinicId)) return "failed";
  underWay().add(clinicId);
  try {
    return await writeHead(clinicId, clock);
  } catch {
    return "failed";
  } finally {
    underWay().delete(clinicId);
  }
}

const late = () =>
  new Promise<HeadState>((done) => setTimeout(done, PATIENCE_MS, "failed").unref());

async function writeHead(clinicId: string, clock: Clock): Promise<HeadState> {
  const { latest, second, days } = await keptHeads(clinicId);
  const { rows } = await sealPool().query<Last>(LAST, [clinicId]);
  const last = rows[0];
  const kept = [latest, second].filter((head) => head !== undefined);
  if (!last) return kept.length === 0 ? "written" : "broken";
  for (const head of kept) if (!(await isLink(head, last))) return "broken";
  if (kept.length === 2 && kept.every((head) => head !== "forged" && head.number === last.number))
    return "written";
  const [sealedAt, at] = [last.sealedAt.toISOString(), clock().toISOString()];
  await keepHead({ ...last, sealedAt, at }, days);
  return "written";
}

/** Whether a head is of a seal in this very chain. */
async function isLink(head: Head | "forged", last: Last): Promise<boolean> {
  if (head === "forged" || head.number > last.number) return false;
  const { rows } = await sealPool().query(HASH, [last.clinicId, head.number]);
  return rows[0]?.hash === head.hash;
}
