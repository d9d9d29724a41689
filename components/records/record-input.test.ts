import { expect, test } from "vitest";
import { bodyOf, type Field, faultOf, mergeTyped, parseDay, typedOf } from "./record-input";

const FIELDS: Field[] = [
  { name: "display", kind: "text", required: true },
  { name: "onset", kind: "date" },
];

test("dates as people type them, as precise as they are known", () => {
  const spanish = (typed: string) => parseDay(typed, "es");
  expect(
    ["2021", "2021-3", "2021-03-04", "3/2021", "4/3/2021", " 04/03/2021 "].map(spanish),
  ).toEqual(["2021", "2021-03", "2021-03-04", "2021-03", "2021-03-04", "2021-03-04"]);
  expect(["ayer", "21", "2021-13", "30/2/2021", "4-3-2021"].map(spanish)).toEqual(
    Array.from({ length: 5 }),
  );
  expect([parseDay("4/3/2021", "en"), parseDay("2021-03-04", "en")]).toEqual([
    undefined,
    "2021-03-04",
  ]);
});

test("a new row sends what is filled in, a changed one what changed", () => {
  const typed = { display: " Asma ", onset: "3/2021" };
  expect(bodyOf(FIELDS, typed, undefined, "es")).toEqual({ display: "Asma", onset: "2021-03" });
  const before = typedOf(FIELDS, { display: "Asma", onset: "2020-01-01T00:00:00Z" });
  expect(before.onset).toBe("2020-01-01");
  expect(bodyOf(FIELDS, { ...before }, before, "es")).toEqual({});
  expect(bodyOf(FIELDS, { ...before, onset: "" }, before, "es")).toEqual({ onset: null });
});

test("faults: what must be there, and dates; an imported age may stay", () => {
  const before = typedOf(FIELDS, { display: "Asma", onset: "42 a" });
  const fault = (typed: object) =>
    FIELDS.map((field) => faultOf(field, { ...before, ...typed }, before, "es"));
  expect(fault({})).toEqual([undefined, undefined]);
  expect(fault({ display: " ", onset: "43 a" })).toEqual(["required", "badDate"]);
});

test("another person's change: what was typed stays, what wasn't touched becomes theirs", () => {
  const before = { display: "Tos", status: "active", onset: "2019", note: "" };
  const typed = { display: "Tos seca", status: "active", onset: "2020", note: "" };
  const now = { display: "Tos", status: "resolved", onset: "2021", note: "" };
  expect(mergeTyped(typed, before, now)).toEqual({
    typed: { display: "Tos seca", status: "resolved", onset: "2020", note: "" },
    mine: ["onset"],
    taken: ["status"],
  });
});
