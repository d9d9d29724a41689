import type { Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import type { OBSTACLES } from "./schema";

type Place = { memberId: string; role: string; platformAdmin: boolean };

/**
 * Why an account can't be erased: a clinic keeps an administrator, and the platform its own. Inside a change the clinic's
 * administrators are locked first, so that of the last two only one goes.
 */
export async function obstacleTo(
  tx: Tx,
  { memberId, role, platformAdmin }: Place,
): Promise<(typeof OBSTACLES)[number] | null> {
  if (platformAdmin) return "platform_administrator";
  if (role !== "admin") return null;
  const [others] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM memberships
    WHERE clinic_id = current_clinic() AND role = 'admin' AND state = 'active' AND id <> ${memberId}::uuid`;
  return others?.count === 0 ? "last_administrator" : null;
}

/**
 * Two who would each leave the other as the last administrator do it one after the other, as suspending does. Fails:
 * unauthenticated (who did it first has shut this one out).
 */
export async function lockAdministrators(tx: Tx, memberId: string): Promise<void> {
  const admins = await tx.$queryRaw<{ id: string; state: string }[]>`
    SELECT id, state::text FROM memberships WHERE clinic_id = current_clinic() AND role = 'admin' ORDER BY id FOR UPDATE`;
  if (!admins.some(({ id, state }) => id === memberId && state === "active"))
    throw new AppError("unauthenticated");
}
