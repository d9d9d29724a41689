import type { Tx } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import type { OBSTACLES } from "./schema";

type Place = { memberId: string; role: string; platformAdmin: boolean };

/**
 * Why an account can't be erased: a clinic keeps an administrator, the platform its own, and
 * the demo the accounts that every visitor signs in by. Inside a change the clinic's
 * administrators are locked first, so that of the last two only one goes.
 */
export async function obstacleTo(
  tx: Tx,
  { memberId, role, platformAdmin }: Place,
): Promise<(typeof OBSTACLES)[number] | null> {
  if (platformAdmin) return "platform_administrator";
  if (env().DEMO && (await isVisitors(tx, memberId))) return "demo_account";
  if (role !== "admin") return null;
  const [others] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM memberships
    WHERE clinic_id = current_clinic() AND role = 'admin' AND state = 'active' AND id <> ${memberId}::uuid`;
  return others?.count === 0 ? "last_administrator" : null;
}

/** Whether it is one of the accounts that the sign-in page of the demo names. */
async function isVisitors(tx: Tx, memberId: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ visitors: boolean }[]>`
    SELECT u.email LIKE '%@mediconnect.demo' AS visitors FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.clinic_id = current_clinic() AND m.id = ${memberId}::uuid`;
  return found?.visitors === true;
}
