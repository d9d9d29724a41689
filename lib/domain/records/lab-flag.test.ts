import { expect, test } from "vitest";
import { labFlag } from "./lab-flag";

const range = (low?: number, high?: number, unit = "mg/dL") => [
  {
    low: low === undefined ? undefined : { value: low, unit },
    high: high === undefined ? undefined : { value: high, unit },
  },
];
const flag = (
  value: number | null,
  comparator: string | null,
  referenceRange: ReturnType<typeof range> | null,
  unit = "mg/dL",
) => labFlag({ value, comparator, unit, referenceRange });

test("exact values, with one-sided ranges", () => {
  expect(flag(5, null, range(4, 6))).toBe("normal");
  expect(flag(3, null, range(4, 6))).toBe("low");
  expect(flag(7, null, range(undefined, 6))).toBe("high");
  expect(flag(5, null, range(undefined, 6))).toBe("normal");
  expect(flag(3, null, range(4))).toBe("low");
});

test("a bound is flagged only where every value that it allows is", () => {
  expect(flag(0.3, "<", range(0.5, 1))).toBe("low");
  expect(flag(0.5, "<", range(0.5, 1))).toBe("low");
  expect(flag(4, ">", range(1, 4))).toBe("high");
  expect(flag(4, "<", range(undefined, 5))).toBe("normal");
  expect(flag(4, "<", range(1, 5))).toBe("unknown");
  expect(flag(2, ">", range(1, 5))).toBe("unknown");
});

test("without a number, a range or the same unit there is no flag", () => {
  expect(flag(null, null, range(1, 2))).toBe("unknown");
  expect(flag(1, null, null)).toBe("unknown");
  expect(flag(1, null, range())).toBe("unknown");
  expect(flag(1, null, range(1, 2, "mmol/L"))).toBe("unknown");
});
