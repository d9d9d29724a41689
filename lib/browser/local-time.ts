import { Temporal } from "temporal-polyfill";

/** A moment as the field of day and time has it, in a zone: 2026-11-25T10:31. */
export const localInput = (iso: string, timeZone: string): string =>
  Temporal.Instant.from(iso)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });

/** The moment that such a field means in a zone; undefined while it is incomplete. */
export function momentOfLocal(typed: string, timeZone: string): string | undefined {
  try {
    return Temporal.PlainDateTime.from(typed).toZonedDateTime(timeZone).toInstant().toString();
  } catch {
    return undefined;
  }
}
