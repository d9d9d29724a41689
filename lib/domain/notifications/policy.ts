import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";

/** Only a clinic's administrator sees what did not reach its people. Fails: not_found. */
export function requireDeliveries(actor: Actor): void {
  if (actor.role !== "admin") throw new AppError("not_found");
}
