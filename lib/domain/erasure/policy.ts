import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";

/** Only a clinic's administrator sees who asked and answers. Fails: not_found. */
export function requireAnswerer(actor: Actor): asserts actor is Actor & { memberId: string } {
  if (actor.role !== "admin" || !actor.memberId) throw new AppError("not_found");
}
