import { expect, test } from "vitest";
import { changedBetween, changesIn, faultsIn } from "./typed";

const BAND = {
  "8310-5.criticalLow": 35,
  "8310-5.normalLow": 36,
  "8310-5.normalHigh": 37.5,
  "8310-5.criticalHigh": 39,
};
const SESSIONS = {
  staffIdleMinutes: 15,
  staffLongestHours: 12,
  patientIdleMinutes: 30,
  patientLongestHours: 24,
};

test("what is typed as it was is no change; a decimal comma is a number", () => {
  expect(changesIn({ "8310-5.normalHigh": "37,5", "8310-5.normalLow": "36,2" }, BAND)).toEqual({
    "8310-5.normalLow": 36.2,
  });
});

test("edges stay in order and within what is accepted", () => {
  const of = (name: string, typed: string) =>
    faultsIn("clinical", { [`8310-5.${name}`]: typed }, BAND)[`8310-5.${name}`];
  expect(of("normalLow", "36,5")).toBeUndefined();
  expect(of("normalLow", "35")).toMatchObject({ message: "out_of_order" });
  expect(of("criticalHigh", "46")).toMatchObject({ message: "out_of_band", values: { high: 45 } });
  expect(of("criticalHigh", "alta")).toMatchObject({ message: "not_number" });
});

test("what doesn't go together is said where it was typed", () => {
  const high = { "8310-5.normalHigh": "39,5" };
  expect(faultsIn("clinical", high, BAND)).toMatchObject({
    "8310-5.normalHigh": { message: "out_of_order" },
  });
  const short = { staffLongestHours: "1" };
  expect(faultsIn("sessions", short, { ...SESSIONS, staffIdleMinutes: 90 })).toEqual({
    staffLongestHours: { message: "longer_than_session" },
  });
});

test("an idle time has its limits, and is not longer than the session", () => {
  expect(faultsIn("sessions", { staffIdleMinutes: "4" }, SESSIONS).staffIdleMinutes).toMatchObject({
    message: "between",
    values: { low: 5, high: 120 },
  });
  const faults = faultsIn("sessions", { staffIdleMinutes: "90", staffLongestHours: "1" }, SESSIONS);
  expect(faults).toEqual({ staffIdleMinutes: { message: "longer_than_session" } });
});

test("a zone that doesn't exist and a name that is empty are said at their field", () => {
  const base = { name: "Clínica", timeZone: "Europe/Madrid" };
  const faults = faultsIn("general", { name: "  ", timeZone: "Europe/Atlantis" }, base);
  expect(faults.name?.message).toBe("required");
  expect(faults.timeZone?.message).toBe("unknown_zone");
});

test("what somebody else changed", () => {
  expect(changedBetween(SESSIONS, { ...SESSIONS, staffIdleMinutes: 20 })).toEqual({
    staffIdleMinutes: 20,
  });
});
