import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";

/**
 * Only a clinic's administrator says whose chart somebody is who registered: of those who may be the same they see all, and
 * who treats only some. Fails: not_found.
 */
export function requireDecider(actor: Actor): asserts actor is Actor & { memberId: string } {
  if (actor.role !== "admin" || !actor.memberId) throw new AppError("not_found");
}
