import type { Actor } from "@/lib/platform/auth/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { queryAs, writeAs } from "@/lib/platform/db/scope";
import { storage } from "@/lib/platform/storage/configured";
import { folderOf, partsFolder } from "./file-row";

/** An upload that nobody has gone on with for this long is given up. */
const GIVEN_UP = "2 days";
/** Bytes so young may belong to what is being done now. */
const YOUNG_MS = 60 * 60 * 1000;

const STATES = "SELECT id, state FROM files WHERE clinic_id = current_clinic()";

/**
 * Gives up uploads that were left, and removes what the storage holds of a clinic and no file needs: of files that are gone
 * or were rejected, and parts of those that were looked at. Gives how many files it removed something of.
 */
export async function sweepFiles(actor: Actor, clock: Clock = systemClock): Promise<number> {
  await writeAs(actor, (tx) =>
    tx.$executeRawUnsafe(
      `DELETE FROM files WHERE clinic_id = current_clinic() AND state = 'uploading' AND created_at < $1::timestamptz - interval '${GIVEN_UP}'`,
      clock().toISOString(),
    ),
  );
  const files = await storage();
  const old = clock().getTime() - YOUNG_MS;
  const found = new Set<string>();
  const parts = new Set<string>();
  for await (const { key, at } of files.list(actor.clinicId)) {
    const [, fileId = "", what] = key.split("/");
    if (at.getTime() > old) continue;
    found.add(fileId);
    if (what === "parts") parts.add(fileId);
  }
  // Read after the list: what is in the list and not here is nobody's.
  const states = new Map(
    (await queryAs(actor, STATES, [])).map(({ id, state }) => [String(id), String(state)]),
  );
  const needless = [...found].flatMap((id) => {
    const state = states.get(id);
    if (state === undefined || state === "rejected") return [folderOf(actor.clinicId, id)];
    return state === "clean" && parts.has(id) ? [partsFolder(actor.clinicId, id)] : [];
  });
  for (const folder of needless) await files.remove(folder);
  return needless.length;
}
