import { expect, test } from "vitest";
import { toCanonical, unitLabel } from "./units";

test("conversions are exact to four decimals, half to even", () => {
  expect(toCanonical("8310-5", "98.6", "[degF]")).toBe("37");
  expect(toCanonical("8310-5", "-40", "[degF]")).toBe("-40");
  expect(toCanonical("41653-7", "5.5", "mmol/L")).toBe("99.0858");
  expect(toCanonical("29463-7", "150", "[lb_av]")).toBe("68.0389");
  expect(toCanonical("8302-2", "70", "[in_i]")).toBe("177.8");
  expect(toCanonical("8302-2", "1.755", "m")).toBe("175.5");
  expect(toCanonical("8480-6", "16", "kPa")).toBe("120.0099");
  expect(toCanonical("29463-7", "0.25", "g")).toBe("0.0002"); // 0.00025: half to even
  expect(toCanonical("29463-7", "0.35", "g")).toBe("0.0004");
});

test("the canonical unit is left to the last digit", () => {
  expect(toCanonical("29463-7", "81.12345678901234", "kg")).toBe("81.12345678901234");
});

test("a unit that the code doesn't have is refused", () => {
  expect(toCanonical("29463-7", "80", "[degF]")).toBeUndefined();
  expect(toCanonical("0-0", "80", "kg")).toBeUndefined();
});

test("labels", () => {
  expect(unitLabel("85354-9", "mm[Hg]")).toBe("mm[Hg]");
  expect(unitLabel("8480-6", "mm[Hg]")).toBe("mmHg");
  expect(unitLabel("8310-5", undefined)).toBe("");
});
