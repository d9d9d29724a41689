import { describe, expect, test } from "vitest";
import { meaningsOf } from "./search";

describe("what was typed could mean", () => {
  test("a DNI or NIE with or without letter, dashes, zeros", () => {
    expect(meaningsOf("12.345.678-z").documents).toEqual(["12345678Z"]);
    expect(meaningsOf("12345678").documents).toEqual(["12345678", "12345678Z"]);
    expect(meaningsOf("X1234567").documents).toEqual(["X1234567", "X1234567L"]);
  });

  test("a record number without its dash and zeros", () => {
    expect(meaningsOf("hc48213").mrns).toContain("HC-0048213");
    expect(meaningsOf("48213").mrns).toContain("HC-0048213");
  });

  test("a phone with and without the country's prefix", () => {
    expect(meaningsOf("600 123 456").phones).toEqual(["654321006"]);
    expect(meaningsOf("+34 600-123-456").phones).toEqual(["65432100643", "654321006"]);
    expect(meaningsOf("0034600123456").phones).toEqual(["65432100643", "654321006"]);
    expect(meaningsOf("12345").phones).toEqual([]);
  });

  test("a birth date, day first or ISO, whole or in part; no date that no calendar has", () => {
    expect(meaningsOf("12/3/1987").born).toEqual({ from: "1987-03-12", until: "1987-03-12" });
    expect(meaningsOf("1987-03").born).toEqual({ from: "1987-03-01", until: "1987-03-31" });
    expect(meaningsOf("02/1988").born).toEqual({ from: "1988-02-01", until: "1988-02-29" });
    expect(meaningsOf("1987").born).toEqual({ from: "1987-01-01", until: "1987-12-31" });
    expect(meaningsOf("31/02/1987").born).toBeUndefined();
  });

  test("words alone mean a name", () => {
    expect(meaningsOf("de la Fuente")).toEqual({
      documents: [],
      mrns: [],
      phones: [],
      born: undefined,
    });
  });
});
