import { expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "./cursor";

const ID = "019301aa-0000-7000-8000-000000000000";

test("a moment or a day that the calendar has comes back; one that it hasn't is no cursor of ours", () => {
  for (const moment of ["2024-02-29T23:59:59.123456Z", "2024-01-01T00:00:00Z", "infinity"])
    expect(decodeCursor(encodeCursor([moment, ID]), ["moment", "uuid"])).toEqual([moment, ID]);
  expect(decodeCursor(encodeCursor(["0001-01-01", ID]), ["date", "uuid"])).toEqual([
    "0001-01-01",
    ID,
  ]);
  for (const [kind, part] of [
    ["moment", "2024-99-99T99:99:99Z"],
    ["moment", "2023-02-29T00:00:00Z"],
    ["moment", "2024-01-01T24:00:01Z"],
    ["moment", "0000-01-01T00:00:00Z"],
    ["date", "2024-02-30"],
    ["date", "ordóñez"],
    ["uuid", "1"],
  ] as const)
    expect(() => decodeCursor(encodeCursor([part]), [kind]), part).toThrow("malformed");
});
