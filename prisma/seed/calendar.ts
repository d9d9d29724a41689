import { Temporal } from "temporal-polyfill";

const MINUTE = 60_000;
const SIX = 6 * 60;

/** Days counted back from today, on the clinic's wall clock. */
export type Calendar = {
  now: Date;
  /** The moment at which the clinic's clock shows `minutes` after midnight (from 06:00 on), `daysAgo` days before today. */
  at(daysAgo: number, minutes: number): Date;
  /** YYYY-MM-DD */
  day(daysAgo: number): string;
  /** 1 is Monday. */
  weekday(daysAgo: number): number;
  /** The calendar day that lies a duration (ISO 8601: P97Y10D) before today. */
  before(duration: string): string;
};

/** The calendar of a clinic as of a moment. */
export function calendarOf(now: Date, timeZone: string): Calendar {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const back = (daysAgo: number) => today.subtract({ days: daysAgo });
  // Counted from 06:00, after any change of the clock, and once a day: Temporal is slow for 100,000 patients.
  const mornings = new Map<number, number>();
  const morning = (daysAgo: number) => {
    const known = mornings.get(daysAgo);
    if (known !== undefined) return known;
    const at = back(daysAgo).toZonedDateTime({ timeZone, plainTime: "06:00" }).epochMilliseconds;
    mornings.set(daysAgo, at);
    return at;
  };
  return {
    now,
    at: (daysAgo, minutes) => new Date(morning(daysAgo) + (minutes - SIX) * MINUTE),
    day: (daysAgo) => back(daysAgo).toString(),
    weekday: (daysAgo) => back(daysAgo).dayOfWeek,
    before: (duration) => today.subtract(Temporal.Duration.from(duration)).toString(),
  };
}
