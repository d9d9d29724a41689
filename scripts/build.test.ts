import { expect, test } from "vitest";
import { ensureBuilt, isOlder } from "./build.mjs";

test.each([
  ["16.2.10", true],
  ["16.1.99", true],
  ["15.9.9", true],
  ["16.2.11", false],
  ["16.4.6", false],
  ["17.0.0", false],
  ["16.3.0-canary.1", false],
])("Next %s is refused: %s", (version, refused) => {
  expect(isOlder(version, [16, 2, 11])).toBe(refused);
});

test("nothing is built by a Next with known holes", async () => {
  await expect(ensureBuilt(undefined, "16.2.10")).rejects.toThrow("Next 16.2.10 has known holes");
});
