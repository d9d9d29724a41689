import { watchLog } from "@/lib/domain/audit/watch-log";
import { sealEvents } from "@/lib/platform/audit/seal-events";
import { tellAuditState } from "@/lib/platform/audit/state";
import { writeHeads } from "@/lib/platform/audit/write-heads";
import { systemActor } from "@/lib/platform/auth/actor";
import { sealPool, workerPool } from "@/lib/platform/db/pools";
import { PLATFORM_CLINIC } from "@/lib/platform/db/scope";
import { failed, repeat } from "./repeat";

// A seal every half second at most: within two seconds of the commit, and not one for every event.
const SEAL_MS = 500;
const HEADS_MS = 2000;
const WATCH_MS = 1000;
/** What another worker sealed and left, when it was killed, is looked for this often. */
const ALL_MS = 10 * 60_000;
/** So many of all clinics at each turn: nothing new of theirs waits for that. */
const A_FEW = 20;

const UNSEALED = `
  SELECT count(*)::int AS unsealed, coalesce(extract(epoch FROM now() - min(at)) * 1000, 0)::float8 AS "oldestMs"
  FROM audit_events WHERE seal IS NULL`;

/** Seals the audit log, signs its heads outside of the database, and looks at what was sealed by the alert rules. */
export function keepAudit(): { stop: () => Promise<unknown> } {
  const withoutHead = new Set<string>();
  const unwatched = new Set<string>();
  let others: string[] = [];
  let allAt = 0;
  const sealing = repeat(SEAL_MS, () =>
    sealEvents((clinicId) => {
      withoutHead.add(clinicId);
      unwatched.add(clinicId);
    }),
  );
  const heads = repeat(HEADS_MS, async () => {
    if (Date.now() >= allAt) {
      allAt = Date.now() + ALL_MS;
      others = await everyClinic();
    }
    for (const id of others.splice(0, A_FEW))
      for (const due of [withoutHead, unwatched]) due.add(id);
    await signHeads(withoutHead);
  });
  const watching = repeat(WATCH_MS, () => watch(unwatched));
  return { stop: () => Promise.all([sealing, heads, watching].map((one) => one.stop())) };
}

async function everyClinic(): Promise<string[]> {
  const { rows } = await workerPool().query<{ id: string }>("SELECT id FROM clinics ORDER BY id");
  return rows.map(({ id }) => id);
}

/** What can't be written stays due; another worker that writes them tells how it goes. */
async function signHeads(due: Set<string>): Promise<void> {
  const clinics = [...due];
  due.clear();
  const states = await writeHeads(clinics).catch((error: unknown) => {
    for (const id of clinics) due.add(id);
    throw error;
  });
  const count = (wanted: string) => clinics.filter((id) => states?.get(id) === wanted).length;
  for (const id of clinics) if (!states || states.get(id) === "failed") due.add(id);
  if (!states) return;
  const { rows } = await sealPool().query(UNSEALED);
  const [headsBehind, headsBroken] = [count("failed"), count("broken")];
  await tellAuditState({ at: Date.now(), ...rows[0], headsBehind, headsBroken });
}

/** The rules, clinic by clinic; what belongs to none has no administrator who could be told. */
async function watch(due: Set<string>): Promise<void> {
  for (const clinicId of [...due]) {
    due.delete(clinicId);
    if (clinicId === PLATFORM_CLINIC) continue;
    const more = await watchLog(systemActor(clinicId)).catch((error: unknown) => {
      failed("alert rules")(error);
      return true;
    });
    if (more) due.add(clinicId);
  }
}
