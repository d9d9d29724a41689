import type { Actor } from "@/lib/platform/auth/actor";
import { utc } from "@/lib/platform/db/utc";
import { AppError } from "@/lib/platform/errors";

/** A user as lists show one; `m` is the membership, `u` the account. */
export const USER_COLUMNS = `u.id, u.name, u.email, m.role, m.state, m.version,
  ${utc("m.last_sign_in_at")} AS "lastSignInAt"`;

/** Only a clinic's administrator sees and changes who belongs to it. Fails: not_found. */
export function requireUsers(actor: Actor): void {
  if (actor.role !== "admin") throw new AppError("not_found");
}
