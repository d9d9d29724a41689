import type { TimelineItem } from "@/lib/domain/overview/schema";

const DAY = 86_400_000;

/** Under which heading a thing of the timeline stands; `date` is what the heading says, as FHIR writes it. */
type Group = {
  kind: "today" | "yesterday" | "month" | "year" | "undated";
  date: string;
  items: TimelineItem[];
};

/**
 * The timeline under its headings, in its order: today, yesterday, then months; years where only the year is known.
 * `dayOf` gives the day of a moment in the clinic's zone.
 */
export function groupTimeline(
  items: readonly TimelineItem[],
  dayOf: (moment: Date) => string,
  now: Date,
): Group[] {
  const groups: Group[] = [];
  for (const item of items) {
    const { kind, date } = headingOf(item.date, dayOf, now);
    const last = groups.at(-1);
    if (last?.kind === kind && last.date === date) last.items.push(item);
    else groups.push({ kind, date, items: [item] });
  }
  return groups;
}

function headingOf(
  date: string | null,
  dayOf: (moment: Date) => string,
  now: Date,
): Pick<Group, "kind" | "date"> {
  const day = date && (date.includes("T") ? dayOf(new Date(date)) : date);
  if (!day || !/^\d{4}/.test(day)) return { kind: "undated", date: "" };
  if (day === dayOf(now)) return { kind: "today", date: day };
  if (day === dayOf(new Date(now.getTime() - DAY))) return { kind: "yesterday", date: day };
  return day.length >= 7
    ? { kind: "month", date: day.slice(0, 7) }
    : { kind: "year", date: day.slice(0, 4) };
}
