import { z } from "zod";
import { hashOfLink, makeLink } from "@/lib/platform/auth/link";
import type { Clock } from "@/lib/platform/clock";
import { authPool } from "@/lib/platform/db/pools";
import { type RequestScope, writeAs } from "@/lib/platform/db/scope";

/** The token of a link that was asked for, in the place of any before; undefined when it can't be used any more. */
export async function makeToken(
  scope: RequestScope,
  id: string,
  clock: Clock,
): Promise<string | undefined> {
  return makeLink((tokenHash) =>
    writeAs(scope, (tx) =>
      tx.passwordReset.updateMany({
        where: { userId: scope.userId, id, usedAt: null, expiresAt: { gt: clock() } },
        data: { tokenHash },
      }),
    ),
  );
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
    values: [hashOfLink(token), clock()],
  });
  return rows[0] && row.parse(rows[0]);
}
