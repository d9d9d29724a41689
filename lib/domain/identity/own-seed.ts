import { z } from "zod";
import { seal, sealedAnew, unseal } from "@/lib/platform/crypto/sealed";
import { authPool } from "@/lib/platform/db/pools";

const row = z.object({ seed: z.string(), madeAt: z.string(), isConfirmed: z.boolean() });
const placeOf = (userId: string) => ({ table: "authenticators", column: "seed", row: userId });

/** The seed as the table keeps it. */
export const sealSeed = (userId: string, seed: string) => seal(seed, placeOf(userId));

/** The same under the first master key; undefined for one that is. */
export const seedSealedAnew = (userId: string, sealed: string) =>
  sealedAnew(sealed, placeOf(userId));

/** The seed of somebody's app, when it was made (seconds), and whether they have shown a code of it; undefined for who has none. By mc_auth. */
export async function ownSeed(
  userId: string,
): Promise<{ seed: string; madeAt: string; isConfirmed: boolean } | undefined> {
  const { rows } = await authPool().query({
    name: "own-seed",
    text: `SELECT seed, extract(epoch FROM created_at)::text AS "madeAt", confirmed_at IS NOT NULL AS "isConfirmed" FROM authenticators WHERE user_id = $1`,
    values: [userId],
  });
  const found = rows[0] && row.parse(rows[0]);
  return found && { ...found, seed: unseal(found.seed, placeOf(userId)) };
}
