import { needsFactor } from "@/lib/domain/settings/clinic-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import { authPool } from "@/lib/platform/db/pools";
import { readAs } from "@/lib/platform/db/scope";
import type { Factor } from "./factor-schema";
import { codesLeft } from "./recovery-codes";

/** What one has besides the password. */
export async function getFactor(actor: Actor): Promise<Factor> {
  const { userId, clinicId, role } = actor;
  const [own, needed, password] = await Promise.all([
    readAs(actor, async (tx) => ({
      row: await tx.authenticator.findFirst({
        where: { userId, confirmedAt: { not: null } },
        select: { confirmedAt: true },
      }),
      passkeys: await tx.passkey.count({ where: { userId } }),
      left: await codesLeft(tx, userId),
    })),
    needsFactor(clinicId, role),
    hasPassword(userId),
  ]);
  const since = own.row?.confirmedAt?.toISOString() ?? null;
  return { since, passkeys: own.passkeys, recoveryCodesLeft: own.left, password, needed };
}

/** By mc_auth, which alone reads what is kept of passwords. */
async function hasPassword(userId: string): Promise<boolean> {
  const text = "SELECT 1 FROM credentials WHERE user_id = $1 AND password_hash IS NOT NULL";
  const { rows } = await authPool().query({ name: "has-password", text, values: [userId] });
  return rows.length > 0;
}
