import { needsFactor } from "@/lib/domain/settings/clinic-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import { readAs } from "@/lib/platform/db/scope";
import type { Factor } from "./factor-schema";
import { codesLeft } from "./recovery-codes";

/** What one has besides the password. */
export async function getFactor(actor: Actor): Promise<Factor> {
  const { userId, clinicId, role } = actor;
  const [own, needed] = await Promise.all([
    readAs(actor, async (tx) => ({
      row: await tx.authenticator.findFirst({
        where: { userId, confirmedAt: { not: null } },
        select: { confirmedAt: true },
      }),
      passkeys: await tx.passkey.count({ where: { userId } }),
      left: await codesLeft(tx, userId),
    })),
    needsFactor(clinicId, role),
  ]);
  const since = own.row?.confirmedAt?.toISOString() ?? null;
  return { since, passkeys: own.passkeys, recoveryCodesLeft: own.left, needed };
}
