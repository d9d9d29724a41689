import { expect, test } from "vitest";
import { addressLines } from "./address";

test("an address is its text, or its parts in the order of an envelope; what says nothing is no line", () => {
  const parts = {
    line: ["Calle Mayor 4", "2.º B"],
    postalCode: "28013",
    city: "Madrid",
    state: "Madrid",
  };
  expect(
    addressLines([
      { use: "home", ...parts, country: "ES" },
      { text: "Plaza del Ángel 1, Cádiz", city: "Cádiz" },
      { country: "US" },
      {},
    ]),
  ).toEqual(["Calle Mayor 4, 2.º B, 28013 Madrid, Madrid, ES", "Plaza del Ángel 1, Cádiz", "US"]);
});
