import { expect, test } from "vitest";
import { requireOfAge } from "./of-age";

const NOW = new Date("2026-11-25T23:30:00Z"); // the 26th in Madrid
const fault = (born: string, zone = "Europe/Madrid", now = NOW) => {
  try {
    requireOfAge(born, zone, now);
    return undefined;
  } catch (error) {
    return (error as { detail: { faults: { message: string }[] } }).detail.faults[0]?.message;
  }
};

test("of age from the birthday on, by the clinic's own day", () => {
  expect(fault("2008-11-26")).toBeUndefined();
  expect(fault("2008-11-27")).toBe("minor_registers");
  expect(fault("2008-11-26", "America/New_York")).toBe("minor_registers");
  expect(fault("1950-01-01")).toBeUndefined();
});

test("who was born on the 29th of February is of age on the 1st of March", () => {
  expect(fault("2008-02-29", "UTC", new Date("2026-02-28T12:00:00Z"))).toBe("minor_registers");
  expect(fault("2008-02-29", "UTC", new Date("2026-03-01T12:00:00Z"))).toBeUndefined();
});

test("a day to come is said to be one", () => {
  expect(fault("2026-11-26")).toBe("minor_registers");
  expect(fault("2026-11-27")).toBe("born_in_future");
});
