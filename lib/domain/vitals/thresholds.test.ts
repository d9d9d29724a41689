import { describe, expect, test } from "vitest";
import { ageGroupAt, judge, SYSTOLIC, worst } from "./thresholds";

const state = (code: string, value: number) => judge(code, { value }, "adult").state;

describe("adult bands, at each printed edge", () => {
  test.each([
    [
      "8867-4",
      [
        [49.9, "critical"],
        [50, "borderline"],
        [59.9, "borderline"],
        [60, "normal"],
        [100, "normal"],
        [100.1, "borderline"],
        [120, "borderline"],
        [120.1, "critical"],
      ],
    ],
    [
      SYSTOLIC,
      [
        [89, "critical"],
        [90, "normal"],
        [129, "normal"],
        [130, "borderline"],
        [179, "borderline"],
        [180, "critical"],
      ],
    ],
    [
      "8462-4",
      [
        [49, "critical"],
        [50, "borderline"],
        [60, "normal"],
        [84, "normal"],
        [85, "borderline"],
        [119, "borderline"],
        [120, "critical"],
      ],
    ],
    [
      "8310-5",
      [
        [35, "critical"],
        [35.1, "borderline"],
        [36, "normal"],
        [37.5, "normal"],
        [37.55, "borderline"],
        [39, "borderline"],
        [39.1, "critical"],
      ],
    ],
    [
      "59408-5",
      [
        [90, "critical"],
        [91, "borderline"],
        [94.9, "borderline"],
        [95, "normal"],
        [100, "normal"],
      ],
    ],
    [
      "9279-1",
      [
        [8, "critical"],
        [9, "borderline"],
        [12, "normal"],
        [20, "normal"],
        [21, "borderline"],
        [24, "borderline"],
        [25, "critical"],
      ],
    ],
    [
      "41653-7",
      [
        [53.9, "critical"],
        [54, "borderline"],
        [70, "normal"],
        [140, "normal"],
        [140.5, "borderline"],
        [249, "borderline"],
        [250, "critical"],
      ],
    ],
    [
      "72514-3",
      [
        [0, "normal"],
        [3, "normal"],
        [4, "borderline"],
        [6, "borderline"],
        [7, "critical"],
      ],
    ],
  ] as const)("%s", (code, edges) => {
    for (const [value, expected] of edges)
      expect(state(code, value), `${code} ${value}`).toBe(expected);
  });

  test("weight, height and unknown codes have no reference", () => {
    for (const code of ["29463-7", "8302-2", "39156-5", "0-0"]) {
      expect(judge(code, { value: 70 }, "adult")).toEqual({
        state: "unknown",
        reason: "no_reference",
      });
    }
  });
});

test("a child is never judged by the adult's table", () => {
  expect(judge("8867-4", { value: 150 }, "minor")).toEqual({
    state: "unknown",
    reason: "no_reference_for_age",
  });
  expect(judge("8867-4", { value: 150 }, "unknown")).toEqual({
    state: "unknown",
    reason: "age_unknown",
  });
});

test("a bound is judged only where it decides", () => {
  const bound = (comparator: "<" | "<=" | ">" | ">=", value: number) =>
    judge("41653-7", { value, comparator }, "adult");
  expect(bound("<", 40)).toEqual({ state: "critical", direction: "low" });
  expect(bound("<", 54)).toEqual({ state: "critical", direction: "low" });
  expect(bound("<=", 54).reason).toBe("undecided");
  expect(bound(">", 400)).toEqual({ state: "critical", direction: "high" });
  expect(bound(">", 100).reason).toBe("undecided");
});

test("the graver of a pressure's components wins", () => {
  expect(worst([{ state: "normal" }, { state: "critical", direction: "high" }]).state).toBe(
    "critical",
  );
  expect(worst([{ state: "unknown", reason: "no_number" }, { state: "normal" }]).state).toBe(
    "normal",
  );
});

test("adult from the eighteenth birthday, by every day a partial date can mean", () => {
  const at = (iso: string) => new Date(`${iso}T12:00:00Z`);
  expect(ageGroupAt("2008-11-26", at("2026-11-25"))).toBe("minor");
  expect(ageGroupAt("2008-11-25", at("2026-11-25"))).toBe("adult");
  expect(ageGroupAt("2008-11", at("2026-11-25"))).toBe("unknown");
  expect(ageGroupAt("2008-11", at("2026-11-30"))).toBe("adult");
  expect(ageGroupAt("2008", at("2026-06-01"))).toBe("unknown");
  expect(ageGroupAt("1987", at("2026-06-01"))).toBe("adult");
  expect(ageGroupAt(null, at("2026-06-01"))).toBe("unknown");
});
