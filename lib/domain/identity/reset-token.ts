import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Clock } from "@/lib/platform/clock";
import { authPool } from "@/lib/platform/db/pools";
import { type RequestScope, writeAs } from "@/lib/platform/db/scope";

const BYTES = 32;
const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

/** The token of a link that was asked for, in the place of any before; undefined when it can't be used any more. */
export async function makeToken(
  scope: RequestScope,
  id: string,
  clock: Clock,
): Promise<string | undefined> {
  const token = randomBytes(BYTES).toString("base64url");
  const { count } = await writeAs(scope, (tx) =>
    tx.passwordReset.updateMany({
      where: { userId: scope.userId, id, usedAt: null, expiresAt: { gt: clock() } },
      data: { tokenHash: hashOf(token) },
    }),
  );
  return count === 1 ? token : undefined;
}

const row = z.object({ id: z.string(), userId: z.string(), email: z.string() });

/** Whose new password a token is good for, before any of its use; undefined for one that isn't good. By mc_auth. */
export async function resetOf(
  token: string,
  clock: Clock,
): Promise<z.output<typeof row> | undefined> {
  const { rows } = await authPool().query({
    name: "reset-of",
    text: `SELECT r.id, r.user_id AS "userId", u.email FROM password_resets r JOIN users u ON u.id = r.user_id
           WHERE r.token_hash = $1 AND r.used_at IS NULL AND r.expires_at > $2`,
    values: [hashOf(token), clock()],
  });
  return rows[0] && row.parse(rows[0]);
}
