import { everySeed, wrapSeed } from "@/lib/domain/identity/wrap-seeds";
import { systemActor } from "@/lib/platform/auth/actor";
import { renewKey, wrapAnew } from "@/lib/platform/crypto/clinic-keys";
import { workerPool } from "@/lib/platform/db/pools";
import { writeAs } from "@/lib/platform/db/scope";
import { forEach } from "./for-each";
import { keepSealed } from "./keep-sealed";

export type Rotated = {
  /** Keys of the clinic that are under the first master key now and were under another. */
  wrapped: number;
  /** The number of the key that it got. */
  renewed: number | null;
  /** Values that were encrypted by its newest key. */
  sealed: number;
};

/**
 * Puts a clinic's keys under the first master key; with `renew` it gets a new key of its own as well, and what is sealed by
 * an older one is encrypted anew. An interrupted run is gone on with by the next: a key of less than a day isn't renewed.
 */
export async function rotateClinic(clinicId: string, renew: boolean): Promise<Rotated> {
  const actor = systemActor(clinicId);
  const wrapped = await writeAs(actor, wrapAnew);
  const renewed = renew ? await writeAs(actor, renewKey) : null;
  return { wrapped, renewed, sealed: await keepSealed(actor) };
}

/**
 * The same for every clinic, each told when it is done, and for the seeds of second factors; gives how many of those. What can't be
 * read keeps nothing else from being sealed anew. Fails at the end with what couldn't.
 */
export async function rotateKeys(
  renew: boolean,
  tell: (slug: string, clinic: Rotated) => void,
): Promise<number> {
  const { rows } = await workerPool().query<{ id: string; slug: string }>(
    "SELECT id, slug FROM clinics ORDER BY slug",
  );
  let seeds = 0;
  const clinics = () =>
    forEach(
      rows,
      ({ slug }) => slug,
      async ({ id, slug }) => tell(slug, await rotateClinic(id, renew)),
    );
  const factors = async () =>
    forEach(
      await everySeed(),
      ({ userId }) => `second factor of ${userId}`,
      async (seed) => {
        seeds += await wrapSeed(seed);
      },
    );
  await forEach(
    [clinics, factors],
    ({ name }) => name,
    (work) => work(),
  );
  return seeds;
}
