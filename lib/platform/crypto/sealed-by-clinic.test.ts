import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { type ClinicKey, lookupBy, lookupsOf, openBy, sealBy } from "./sealed-by-clinic";

const keyOf = (number: number): ClinicKey => ({
  number,
  encryption: randomBytes(32),
  lookup: randomBytes(32),
});
const [old, newest] = [keyOf(1), keyOf(2)];
const PLACE = { table: "patient_identifiers", column: "value", row: "one" };

test("a number opens by its own key in its own place only, and never twice looks the same", () => {
  const sealed = sealBy(old, "12345678-Z", PLACE);
  expect(openBy([newest, old], sealed, 1, PLACE)).toBe("12345678-Z");
  expect(sealBy(old, "12345678-Z", PLACE)).not.toBe(sealed);
  expect(() => openBy([newest, old], sealed, 2, PLACE)).toThrow();
  expect(() => openBy([newest], sealed, 1, PLACE)).toThrow("no key 1");
  for (const wrong of [{ row: "two" }, { column: "other" }, { table: "fhir_resources" }])
    expect(() => openBy([old], sealed, 1, { ...PLACE, ...wrong })).toThrow();
});

test("equal numbers are looked up alike in a clinic, by each of its keys, and not in another", () => {
  expect(lookupBy(old, "12345678Z")).toBe(lookupBy(old, "12345678Z"));
  expect(lookupBy(old, "12345678Z")).not.toBe(lookupBy(newest, "12345678Z"));
  expect(lookupsOf([newest, old], ["1"])).toEqual(["1", lookupBy(newest, "1"), lookupBy(old, "1")]);
  expect(openBy([], "12345678-Z", null, PLACE)).toBe("12345678-Z");
});
