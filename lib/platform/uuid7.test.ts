import { expect, test } from "vitest";
import { uuid7 } from "./uuid7";

test("ids sort in the order in which they were made, within a millisecond and when the clock goes back", () => {
  const now = Date.now();
  const ids = Array.from({ length: 10_000 }, (_, i) => uuid7(now + (i % 7) - 3));
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
