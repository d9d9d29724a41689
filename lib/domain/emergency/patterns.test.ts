import { expect, test } from "vitest";
import { patternsOf } from "./patterns";

test("the own family name is seen, whatever its accents; particles are none", () => {
  const of = (family: string) => patternsOf("Dra. Lucía Núñez de la Torre", [{ family }], 1);
  expect(of("Nunez Gil")).toEqual(["family_name"]);
  expect(of("TORRE")).toEqual(["family_name"]);
  expect(of("de la Cruz")).toEqual([]);
  expect(of("Gil")).toEqual([]);
});

test("many within a day are many from the third on", () => {
  const of = (today: number) => patternsOf("Ana Gil", [{ family: "Sanz" }], today);
  expect([of(1), of(2), of(3)]).toEqual([[], [], ["many"]]);
});
