import { expect, test } from "vitest";
import type { TimelineItem } from "@/lib/domain/overview/schema";
import { groupTimeline } from "./timeline-groups";

const madrid = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Madrid" });
const item = (date: string | null): TimelineItem => ({
  id: String(date),
  kind: "encounter",
  date,
  display: "",
  detail: null,
  status: null,
});
const groups = (...dates: (string | null)[]) =>
  groupTimeline(
    dates.map(item),
    (moment) => madrid.format(moment),
    new Date("2026-11-26T10:00:00Z"),
  ).map(({ kind, date, items }) => `${kind} ${date} ${items.length}`);

test("today, yesterday, months, years, and what nobody dated", () => {
  expect(
    groups(
      "2026-11-26T07:00:00Z",
      "2026-11-25",
      "2026-11-03T09:00:00Z",
      "2026-11-02",
      "2026-09",
      "1990",
      null,
      "42 a",
    ),
  ).toEqual([
    "today 2026-11-26 1",
    "yesterday 2026-11-25 1",
    "month 2026-11 2",
    "month 2026-09 1",
    "year 1990 1",
    "undated  2",
  ]);
});

test("the day is the clinic's, not the server's", () => {
  expect(groups("2026-11-25T23:30:00Z", "2026-10-31T23:30:00Z")).toEqual([
    "today 2026-11-26 1",
    "month 2026-11 1",
  ]);
});
