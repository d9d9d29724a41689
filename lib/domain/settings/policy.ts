import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";

/** Only a clinic's administrator sees and changes its settings. Fails: not_found. */
export function requireSettings(actor: Actor): void {
  if (actor.role !== "admin") throw new AppError("not_found");
}
