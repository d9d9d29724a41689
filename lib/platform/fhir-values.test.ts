import { expect, test } from "vitest";
import { fhirDate, fhirDateTime, momentOf, parseTextValue, plainDecimal } from "./fhir-values";

test.each([
  ["<0,3", "<", "0.3", null],
  [">4", ">", "4", null],
  ["≤ 5 mg/dL", "<=", "5", "mg/dL"],
  ["98%", null, "98", "%"],
  ["-1.50 mmol/L", null, "-1.50", "mmol/L"],
  ["0,300", null, "0.300", null],
])("%s is a number written as text", (text, comparator, value, unit) => {
  expect(parseTextValue(text)).toEqual({ comparator, value, unit });
});

test.each(["1,234", "1.234,5", "120/80", "3 of 4 positive", "2-3", "negative", ""])(
  "%s stays a text",
  (text) => {
    expect(parseTextValue(text)).toBeNull();
  },
);

test.each([
  ["3.18897", "3.18897"],
  ["1.10", "1.10"],
  ["81.12345678901234567", "81.12345678901234567"],
  ["1e2", "100"],
  ["-1.5E-2", "-0.015"],
  ["1.234e2", "123.400"],
])("the digits of %s are kept", (source, plain) => {
  expect(Number(plainDecimal(source, "value"))).toBe(Number(plain));
  if (!/e/i.test(source)) expect(plainDecimal(source, "value")).toBe(plain);
});

test("a number too long for any column is refused", () => {
  expect(() => plainDecimal("1e-9999", "valueQuantity.value")).toThrow("not a number");
});

test("a date is as precise as it is given, and only days that exist are dates", () => {
  for (const date of ["1987", "1987-03", "1987-03-12"]) {
    expect(fhirDate.safeParse(date).success).toBe(true);
  }
  for (const date of ["1987-02-30", "1987-13", "0000", "87", "1987-03-12T10:00:00Z"]) {
    expect(fhirDate.safeParse(date).success).toBe(false);
  }
  expect(fhirDateTime.safeParse("2012-12-31T23:59:60Z").success).toBe(true);
  expect(momentOf("1987-03")).toBe("1987-03-01T00:00:00.000Z");
  expect(momentOf("2012-09-10T15:29:24+02:00")).toBe("2012-09-10T13:29:24.000Z");
});
