import { z } from "zod";
import { authPool } from "@/lib/platform/db/pools";
import { PLATFORM_CLINIC, writeAs } from "@/lib/platform/db/scope";
import { seedSealedAnew } from "./own-seed";

const row = z.object({ userId: z.string(), seed: z.string(), createdAt: z.string() });
type Row = z.output<typeof row>;

/** Every seed of a second factor, as the table keeps it. By mc_auth. */
export async function everySeed(): Promise<Row[]> {
  const { rows } = await authPool().query(
    `SELECT user_id AS "userId", seed, created_at::text AS "createdAt" FROM authenticators`,
  );
  return z.array(row).parse(rows);
}

/** Wraps a seed by the first master key; 1 when it was under another. Fails where no key opens it. */
export async function wrapSeed({ userId, seed, createdAt }: Row): Promise<number> {
  const anew = seedSealedAnew(userId, seed);
  if (!anew) return 0;
  // Only its own person may touch it; one that was set up anew meanwhile is another.
  return writeAs(
    { clinicId: PLATFORM_CLINIC, userId },
    (tx) => tx.$executeRaw`
      UPDATE authenticators SET seed = ${anew} WHERE user_id = ${userId}::uuid AND created_at = ${createdAt}::timestamptz`,
  );
}
