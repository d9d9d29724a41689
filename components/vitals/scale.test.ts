import { expect, test } from "vitest";
import { domainOf, gapsOf, labelsOf } from "./scale";

const DAY = 86_400_000;
const days = (...list: number[]) => list.map((day) => day * DAY);

test("a missed week of daily readings is a gap, yearly ones are a line", () => {
  expect(gapsOf(days(1, 2, 3, 4, 12, 13))).toEqual([{ from: 4 * DAY, until: 12 * DAY }]);
  expect(gapsOf(days(0, 365, 730, 1095))).toEqual([]);
  expect(gapsOf(days(1, 2, 5))).toEqual([]);
  expect(gapsOf([])).toEqual([]);
});

test("the scale holds band and readings and is never flat", () => {
  const { low, high } = domainOf([100], [{ low: 70, high: 140 }]);
  expect(low).toBeLessThan(70);
  expect(high).toBeGreaterThan(140);
  const flat = domainOf([5, 5], []);
  expect(flat.high).toBeGreaterThan(flat.low);
});

test("labels never lie on each other; the band's limits come first", () => {
  const domain = { low: 50, high: 200 };
  const labels = labelsOf([61, 190], [{ low: 60, high: 129 }], domain);
  expect(labels).toEqual([60, 129, 190]);
});
