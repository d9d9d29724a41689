import type { Actor } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { type User, user } from "./schema";
import { USER_COLUMNS } from "./user-row";

/**
 * The clinic keeps an administrator: nobody takes their own place away, and only an active one takes another's. Locks all of
 * them, so that two who shut each other out do it one after the other, and the second is none any more. Fails:
 * unauthenticated.
 */
export async function lockAdministrators(tx: Tx, { userId }: Actor): Promise<void> {
  const admins = await tx.$queryRaw<{ userId: string; state: string }[]>`
    SELECT user_id AS "userId", state::text FROM memberships
    WHERE clinic_id = current_clinic() AND role = 'admin' ORDER BY id FOR UPDATE`;
  const active = admins.some((one) => one.userId === userId && one.state === "active");
  if (!active) throw new AppError("unauthenticated");
}

/** A user of the clinic whose row stays as it is until the transaction ends. Fails: not_found. */
export async function lockUser(tx: Tx, userId: string): Promise<User> {
  const [row] = await tx.$queryRawUnsafe<unknown[]>(
    `SELECT ${USER_COLUMNS} FROM memberships m JOIN users u ON u.id = m.user_id
     WHERE m.clinic_id = current_clinic() AND m.user_id = $1::uuid AND m.erased_at IS NULL FOR UPDATE OF m`,
    userId,
  );
  if (row === undefined) throw new AppError("not_found");
  return user.parse(row);
}
