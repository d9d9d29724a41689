import { expect, test } from "vitest";
import { keepsOut, listsIn } from "./kept-out";

const HOUSE = { staffNetworks: "203.0.113.0/24, 2001:db8::/32\n198.51.100.7", blockedNetworks: "" };

test.each([
  ["203.0.113.9", false],
  ["::ffff:203.0.113.9", false],
  ["198.51.100.7", false],
  ["198.51.100.8", true],
  ["2001:db8::7", false],
  ["2001:db9::7", true],
  ["unknown", true],
])("of a clinic with networks of its own, staff at %s is kept out: %s", (address, out) => {
  expect(keepsOut(listsIn(HOUSE), "doctor", address)).toBe(out);
  expect(keepsOut(listsIn(HOUSE), "patient", address)).toBe(false);
});

test("a blocked network keeps out everybody, also from within the clinic's own", () => {
  const blocked = listsIn({ ...HOUSE, blockedNetworks: "203.0.113.128/25" });
  expect(keepsOut(blocked, "admin", "203.0.113.200")).toBe(true);
  expect(keepsOut(blocked, "patient", "203.0.113.200")).toBe(true);
  expect(keepsOut(blocked, "admin", "203.0.113.20")).toBe(false);
});

test("without lists nobody is", () => {
  expect(keepsOut(listsIn({}), "nurse", "192.0.2.1")).toBe(false);
});
