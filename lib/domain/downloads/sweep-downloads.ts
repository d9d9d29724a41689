import { dirname } from "node:path";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { queryAs, writeAs } from "@/lib/platform/db/scope";
import { storage } from "@/lib/platform/storage/configured";
import { clinicFolder } from "./row";

const DAY_MS = 24 * 60 * 60 * 1000;
/** That somebody asked stays on their list for this long after it can't be fetched any more. */
const LISTED_DAYS = 7;
/** Bytes so young may belong to what is being written now. */
const YOUNG_MS = 60 * 60 * 1000;

const KEPT = `SELECT storage_key FROM downloads WHERE clinic_id = current_clinic() AND state = 'ready'`;

/**
 * Ends what can be fetched no more, gives up what no worker settled within a day, and removes bytes that nothing needs. Gives
 * how many it removed bytes of.
 */
export async function sweepDownloads(actor: Actor, clock: Clock = systemClock): Promise<number> {
  const now = clock().getTime();
  await writeAs(actor, async (tx) => {
    const [at, dayAgo, gone] = [0, 1, 1 + LISTED_DAYS].map((days) => new Date(now - days * DAY_MS));
    await tx.$executeRaw`
      UPDATE downloads SET state = 'expired', storage_key = NULL
      WHERE clinic_id = current_clinic() AND state = 'ready' AND expires_at <= ${at}`;
    await tx.$executeRaw`
      UPDATE downloads SET state = 'failed', failure = 'broken'
      WHERE clinic_id = current_clinic() AND state IN ('waiting', 'running') AND created_at <= ${dayAgo}`;
    await tx.$executeRaw`
      DELETE FROM downloads WHERE clinic_id = current_clinic() AND state IN ('expired', 'failed') AND created_at <= ${gone}`;
  });
  const files = await storage();
  const found: string[] = [];
  for await (const { key, at } of files.list(clinicFolder(actor.clinicId)))
    if (at.getTime() <= now - YOUNG_MS) found.push(key);
  // Read after the list: what is in the list and not here is nobody's.
  const kept = new Set((await queryAs(actor, KEPT, [])).map((row) => String(row.storage_key)));
  const needless = found.filter((key) => !kept.has(key));
  for (const key of needless) await files.remove(dirname(key));
  return needless.length;
}
