import { clinicsWithHeads } from "@/lib/platform/audit/kept-heads";
import type { Fault, Proof } from "@/lib/platform/audit/proof";
import { sealEvents } from "@/lib/platform/audit/seal-events";
import { verifyLog } from "@/lib/platform/audit/verify-log";
import { writeHeads } from "@/lib/platform/audit/write-heads";
import { sealPool, workerPool } from "@/lib/platform/db/pools";
import { closeDatabase } from "@/lib/platform/db/scope";
import { anyPresent } from "@/lib/platform/jobs/presence";
import { redis } from "@/lib/platform/redis/redis";

const FAULTS: Record<Fault["kind"], string> = {
  edited: "an event was edited after it was sealed",
  deleted: "an event was deleted",
  inserted: "an event was put in afterwards",
  reordered: "an event was moved to another seal",
  cut: "the end of the log was cut off",
  "seal-edited": "a seal was edited",
  "seal-deleted": "a seal was deleted",
  "head-forged": "a signed head was forged, or replaced by an older one",
  "head-missing": "there is no signed head outside of the database",
  unsealed: "an event has no seal, and isn't new",
};

type Clinic = { id: string; slug: string };

/** Every clinic of the database, and those that only their heads still know. */
async function everyClinic(): Promise<Clinic[]> {
  const { rows } = await workerPool().query<Clinic>("SELECT id, slug FROM clinics ORDER BY slug");
  const unknown = (await clinicsWithHeads()).filter((id) => !rows.some((one) => one.id === id));
  return [...rows, ...unknown.map((id) => ({ id, slug: id }))];
}

/** Where no worker runs, nobody has sealed what came last: then it is done here. */
async function catchUp(): Promise<void> {
  const { rows } = await sealPool().query<{ present: boolean }>(anyPresent);
  if (rows[0]?.present) return;
  const sealed = new Set<string>();
  await sealEvents((clinicId) => sealed.add(clinicId));
  if (sealed.size === 0) return;
  process.stdout.write("No worker runs: what had no seal was sealed now.\n");
  await writeHeads([...sealed]);
}

function sentence({ slug }: Clinic, proof: Proof): string {
  const { events, sealedTo, fault, unsealed, afterHead } = proof;
  const notes = [
    unsealed > 0 && `${unsealed} not sealed yet`,
    afterHead > 0 && `${afterHead} seals not under a signed head yet`,
  ].filter(Boolean);
  const also = notes.length > 0 ? ` (${notes.join(", ")})` : "";
  if (!fault) return `${slug}: ${events} events, sealed to ${sealedTo ?? "–"}, intact${also}`;
  const where = [
    fault.eventId && `event ${fault.eventId}`,
    fault.seal !== null && `seal ${fault.seal}`,
  ].filter(Boolean);
  const place = where.length > 0 ? `: ${where.join(", ")}` : "";
  return `${slug}: NOT INTACT, ${fault.kind}${place}: ${FAULTS[fault.kind]}. ${events} events before it are as they were sealed${also}`;
}

async function main(): Promise<number> {
  await catchUp();
  let isIntact = true;
  for (const clinic of await everyClinic()) {
    const proof = await verifyLog(clinic.id);
    isIntact &&= proof.fault === null;
    process.stdout.write(`${sentence(clinic, proof)}\n`);
  }
  return isIntact ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await closeDatabase();
  redis().disconnect();
}
