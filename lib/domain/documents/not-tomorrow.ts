import type { Clock } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";

const DAY = 24 * 60 * 60 * 1000;

/** A document is of no day that is nowhere yet. Fails: invalid. */
export function requireNotTomorrow(date: string | null | undefined, clock: Clock): void {
  // Somewhere it is tomorrow already.
  const latest = new Date(clock().getTime() + DAY).toISOString().slice(0, 10);
  if (date && date > latest)
    throw new AppError("invalid", { faults: [{ path: "$.date", message: "in_future" }] });
}
