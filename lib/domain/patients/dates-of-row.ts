import type { Fault } from "@/lib/platform/errors";

const AHEAD_MS = 14 * 3_600_000; // the day that has begun somewhere on earth

/** The day that nothing which has begun can be after, in any time zone. */
const latestDay = (now: Date) => new Date(now.getTime() + AHEAD_MS).toISOString().slice(0, 10);

/** An imported row may say "42 a" where a date is expected: that is compared with nothing. */
const dayOf = (value: unknown) => /^\d{4}(-\d\d){0,2}/.exec(String(value ?? ""))?.[0];

/** Whether one FHIR date is surely after another: 2021 is not after 2021-03. */
function isAfter(date: string, other: string): boolean {
  const known = Math.min(date.length, other.length);
  return date.slice(0, known) > other.slice(0, known);
}

/**
 * What is wrong with when something began and ended, each a FHIR date as precise as it is known: not before birth, not
 * begun in the future, not ended before it began. `endMayCome`: a course of treatment may end in the future.
 */
export function faultsOfDates(
  { begin, end }: { begin: [key: string, value: unknown]; end: [key: string, value: unknown] },
  { birthDate, now, endMayCome }: { birthDate: string | null; now: Date; endMayCome: boolean },
): Fault[] {
  const faults: Fault[] = [];
  const [began, ended] = [begin[1], end[1]].map(dayOf);
  const add = (key: string, message: string) => faults.push({ path: `$.${key}`, message });
  if (began && isAfter(began, latestDay(now))) add(begin[0], "in_future");
  if (began && birthDate && isAfter(birthDate, began)) add(begin[0], "before_birth");
  if (ended && !endMayCome && isAfter(ended, latestDay(now))) add(end[0], "in_future");
  if (began && ended && isAfter(began, ended)) add(end[0], "ends_before_it_begins");
  return faults;
}
