import { expect, test } from "vitest";
import { whenDue } from "./when-due";

const MADRID = "Europe/Madrid";
const night = { quietFrom: 22 * 60, quietUntil: 7 * 60 };
const due = (now: string, chosen: Partial<typeof night> & { digestAt?: number }, more = {}) =>
  whenDue({
    now: new Date(now),
    timeZone: MADRID,
    chosen: { quietFrom: null, quietUntil: null, digestAt: null, ...chosen },
    critical: false,
    gathered: false,
    ...more,
  })?.toISOString();

test("who chose nothing is told at once", () => {
  expect(due("2026-11-26T02:00:00Z", {})).toBeUndefined();
});

test("quiet hours over midnight: what comes in them waits for their end, in the person's zone", () => {
  expect(due("2026-11-26T20:59:59Z", night)).toBeUndefined(); // 21:59 in Madrid
  expect(due("2026-11-26T21:00:00Z", night)).toBe("2026-11-27T06:00:00.000Z");
  expect(due("2026-11-27T05:59:59Z", night)).toBe("2026-11-27T06:00:00.000Z");
  expect(due("2026-11-27T06:00:00Z", night)).toBeUndefined();
  const bogota = { timeZone: "America/Bogota" };
  expect(due("2026-11-26T21:00:00Z", night, bogota)).toBeUndefined(); // 16:00 there
  expect(due("2026-11-27T03:00:00Z", night, bogota)).toBe("2026-11-27T12:00:00.000Z");
});

test("quiet hours within a day", () => {
  const siesta = { quietFrom: 14 * 60, quietUntil: 16 * 60 + 30 };
  expect(due("2026-11-26T12:59:00Z", siesta)).toBeUndefined();
  expect(due("2026-11-26T13:00:00Z", siesta)).toBe("2026-11-26T15:30:00.000Z");
  expect(due("2026-11-26T15:30:00Z", siesta)).toBeUndefined();
});

test("the night of a clock change ends at seven by the wall, an hour earlier or later", () => {
  // 29 March 2026, 02:00 becomes 03:00: seven is 05:00 UTC.
  expect(due("2026-03-28T22:30:00Z", night)).toBe("2026-03-29T05:00:00.000Z");
  // 25 October 2026, 03:00 becomes 02:00: seven is 06:00 UTC.
  expect(due("2026-10-24T21:30:00Z", night)).toBe("2026-10-25T06:00:00.000Z");
});

test("an end that the clocks leave out is when they jump; one that comes twice, the second time", () => {
  const short = { quietFrom: 22 * 60, quietUntil: 2 * 60 + 30 };
  expect(due("2026-03-28T22:30:00Z", short)).toBe("2026-03-29T01:00:00.000Z");
  expect(due("2026-10-24T22:30:00Z", short)).toBe("2026-10-25T01:30:00.000Z");
});

test("gathered mail leaves at its hour, today or tomorrow, and not inside quiet hours", () => {
  expect(due("2026-11-26T06:00:00Z", { digestAt: 8 * 60 })).toBe("2026-11-26T07:00:00.000Z");
  expect(due("2026-11-26T07:00:00Z", { digestAt: 8 * 60 })).toBe("2026-11-27T07:00:00.000Z");
  expect(due("2026-03-28T12:00:00Z", { digestAt: 8 * 60 })).toBe("2026-03-29T06:00:00.000Z");
  const inQuiet = { ...night, digestAt: 6 * 60 };
  expect(due("2026-11-26T12:00:00Z", inQuiet)).toBe("2026-11-27T06:00:00.000Z");
});

test("what has waited for its hour leaves, unless it is quiet by now", () => {
  const chosen = { ...night, digestAt: 8 * 60 };
  expect(due("2026-11-26T07:00:01Z", chosen, { gathered: true })).toBeUndefined();
  expect(due("2026-11-26T22:30:00Z", chosen, { gathered: true })).toBe("2026-11-27T06:00:00.000Z");
});

test("what is critical waits for nothing", () => {
  const chosen = { ...night, digestAt: 8 * 60 };
  expect(due("2026-11-26T22:30:00Z", chosen, { critical: true })).toBeUndefined();
});
