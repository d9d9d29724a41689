import { expect, test } from "vitest";
import { faultsOfDates } from "./dates-of-row";

const now = new Date("2026-11-25T10:00:00Z");
const faults = (began: string | null, ended: string | null, endMayCome = false) =>
  faultsOfDates(
    { begin: ["onset", began], end: ["abatement", ended] },
    { birthDate: "1970-05-01", now, endMayCome },
  ).map(({ path, message }) => `${path} ${message}`);

test("dates are compared as far as both are known", () => {
  expect(faults(null, null)).toEqual([]);
  expect(faults("1970", "2026-11-25")).toEqual([]);
  expect(faults("2021-03", "2021")).toEqual([]);
  expect(faults("2021", "2021-03-04")).toEqual([]);
  expect(faults("2021-04", "2021-03-31")).toEqual(["$.abatement ends_before_it_begins"]);
});

test("nothing begins before birth or in the future, wherever on earth it is entered", () => {
  expect(faults("1970-04", null)).toEqual(["$.onset before_birth"]);
  expect(faults("2026-11-26", null)).toEqual([]);
  expect(faults("2026-11-27", null)).toEqual(["$.onset in_future"]);
  expect(faults("2020", "2027")).toEqual(["$.abatement in_future"]);
  expect(faults("2020", "2027", true)).toEqual([]);
});
