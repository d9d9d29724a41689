import { expect, test } from "vitest";
import { parseNumber } from "@/lib/browser/parse-number";
import { recordVitalsInput } from "@/lib/domain/vitals/schema";
import { DIASTOLIC, SYSTOLIC } from "@/lib/domain/vitals/thresholds";
import { countOf, faultOf, momentOf, pressureFault, type Typed, toInput } from "./record-input";

const typed = (values: Record<string, string>, units: Record<string, string> = {}): Typed => ({
  date: "2026-11-26",
  time: "08:12",
  note: "",
  values,
  units,
});

test("decimal comma and point", () => {
  expect([parseNumber("38,4"), parseNumber("38.4"), parseNumber(" 70 ")]).toEqual([38.4, 38.4, 70]);
  for (const bad of ["", "3,8,4", "1e5", "abc", "38,", "٣٨"])
    expect(parseNumber(bad), bad).toBeUndefined();
});

test("faults as a field is left", () => {
  expect(faultOf(typed({ "8310-5": "384" }), "8310-5")).toEqual({
    kind: "accepted",
    low: 25,
    high: 45,
  });
  expect(faultOf(typed({ "8310-5": "98,6" }, { "8310-5": "[degF]" }), "8310-5")).toBeUndefined();
  expect(faultOf(typed({ "72514-3": "3,5" }), "72514-3")).toEqual({ kind: "whole" });
  expect(faultOf(typed({ "8867-4": "x" }), "8867-4")).toEqual({ kind: "notNumber" });
  expect(pressureFault(typed({ [SYSTOLIC]: "120" }))).toEqual({ kind: "both" });
  expect(pressureFault(typed({ [SYSTOLIC]: "86", [DIASTOLIC]: "148" }))).toMatchObject({
    kind: "above",
  });
});

test("wall-clock time in the clinic's zone, across the change of the clocks", () => {
  expect(momentOf({ date: "2026-07-01", time: "08:12" }, "Europe/Madrid")).toBe(
    "2026-07-01T06:12:00Z",
  );
  expect(momentOf({ date: "2026-11-26", time: "08:12" }, "Europe/Madrid")).toBe(
    "2026-11-26T07:12:00Z",
  );
  expect(momentOf({ date: "", time: "08:12" }, "Europe/Madrid")).toBeUndefined();
});

test("what the form sends is what the API accepts", () => {
  const form = typed(
    { [SYSTOLIC]: "148", [DIASTOLIC]: "86", "8310-5": "38,4", "41653-7": "5,5" },
    { "41653-7": "mmol/L" },
  );
  expect(countOf(form)).toBe(3);
  const body = recordVitalsInput.parse(toInput(form, "Europe/Madrid"));
  expect(body.readings).toHaveLength(3);
  expect(body.readings).toContainEqual({ code: "41653-7", value: 5.5, unit: "mmol/L" });
});
