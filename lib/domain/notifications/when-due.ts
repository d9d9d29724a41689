import { Temporal } from "temporal-polyfill";
import type { Chosen } from "./choice-row";

const HOUR = 60;

type Asked = {
  now: Date;
  timeZone: string;
  chosen: Pick<Chosen, "quietFrom" | "quietUntil" | "digestAt">;
  /** It can't wait. */
  critical: boolean;
  /** It has waited for its hour already, or its way knows no gathering. */
  gathered: boolean;
};

/**
 * The moment at which something may leave that must not leave now: the hour at which a person wants it gathered, the end
 * of their quiet hours. Undefined: now.
 */
export function whenDue({ now, timeZone, chosen, critical, gathered }: Asked): Date | undefined {
  if (critical) return undefined;
  const at = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const wanted = gathered || chosen.digestAt === null ? at : nextAt(at, chosen.digestAt);
  const due = afterQuiet(wanted, chosen);
  return due.epochMilliseconds > at.epochMilliseconds ? new Date(due.epochMilliseconds) : undefined;
}

function afterQuiet(
  at: Temporal.ZonedDateTime,
  { quietFrom, quietUntil }: Asked["chosen"],
): Temporal.ZonedDateTime {
  if (quietFrom === null || quietUntil === null) return at;
  const minute = at.hour * HOUR + at.minute;
  const inside =
    quietFrom < quietUntil
      ? minute >= quietFrom && minute < quietUntil
      : minute >= quietFrom || minute < quietUntil;
  return inside ? nextAt(at, quietUntil) : at;
}

/** The next time that the clocks there show this minute of the day. */
function nextAt(at: Temporal.ZonedDateTime, minutes: number): Temporal.ZonedDateTime {
  const today = onDay(at, minutes);
  return Temporal.ZonedDateTime.compare(today, at) > 0
    ? today
    : onDay(at.add({ days: 1 }), minutes);
}

/** A minute of a day; one that comes twice, the second time; one that is left out, when the clocks jump over it. */
function onDay(day: Temporal.ZonedDateTime, minutes: number): Temporal.ZonedDateTime {
  const time = new Temporal.PlainTime(Math.floor(minutes / HOUR), minutes % HOUR);
  const zoned = day
    .toPlainDate()
    .toPlainDateTime(time)
    .toZonedDateTime(day.timeZoneId, { disambiguation: "later" });
  if (zoned.toPlainTime().equals(time)) return zoned;
  return zoned.getTimeZoneTransition("previous") ?? zoned;
}
