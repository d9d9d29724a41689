import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import { makeClinic } from "@/lib/testing/factories";
import { searchDiagnosisCodes } from "./search-diagnosis-codes";

let actor: Actor;
beforeAll(async () => {
  actor = systemActor((await makeClinic("codes")).clinicId);
});

const search = async (q: string, language: "es" | "en" = "es", limit = 20) =>
  (await searchDiagnosisCodes(actor, { q, language, limit })).items;
const codes = async (q: string) => (await search(q)).map(({ code }) => code);

describe("by code", () => {
  test.each(["E11.9", "e119", "E119", " e11.9 "])("%j finds that code first", async (q) => {
    expect((await codes(q))[0]).toBe("E11.9");
  });

  test("by its beginning, in order, as far as is asked", async () => {
    expect(await codes("e11")).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `E11.${n}`));
    expect(await search("e1", "es", 3)).toHaveLength(3);
    expect((await codes("i10"))[0]).toBe("I10");
  });
});

describe("by words", () => {
  // What people say, and the code that they mean.
  test.each([
    ["tensión alta", "I10"],
    ["azúcar", "E11.9"],
    ["diabetes", "E11.9"],
    ["infarto", "I21.9"],
    ["ictus", "I64"],
    ["gripe", "J11.1"],
    ["lumbalgia", "M54.5"],
    ["cistitis", "N30.9"],
    ["jaqueca", "G43.9"],
    ["dolor de cabeza", "R51"],
    ["epoc", "J44.9"],
    ["heart attack", "I21.9"],
    ["flu", "J11.1"],
    ["high blood pressure", "I10"],
    ["stroke", "I64"],
  ])("%j: %s first", async (q, code) => {
    expect((await codes(q))[0]).toBe(code);
  });

  test("beginnings, in any order, without accents, in both languages at once", async () => {
    for (const q of ["neum bact", "BACTERIANA neumonia", "bacter pneumon", "pneumonia bacteriana"])
      expect(await codes(q), q).toContain("J15.9");
    expect(await codes("neumonia zzz")).toEqual([]);
    expect(await codes("e11 renales")).toEqual(["E11.2"]);
  });

  test("whole words before beginnings, shorter texts before longer", async () => {
    expect((await codes("tos")).slice(0, 2)).toEqual(["R05", "A37.9"]);
    const pulmonary = await codes("hipertensión pulmonar");
    expect(pulmonary.slice(0, 2)).toEqual(["I27.0", "I27.2"]);
  });

  test("the reader's text; the other beneath it only where it is what matched", async () => {
    expect((await search("whooping"))[0]).toMatchObject({
      code: "A37.9",
      display: "Tos ferina, no especificada",
      other: "Whooping cough, unspecified",
      source: "shipped",
    });
    expect((await search("whooping", "en"))[0]).toMatchObject({
      display: "Whooping cough, unspecified",
      other: null,
    });
  });

  test("what says nothing finds nothing: one letter, words of no meaning, signs, quotes", async () => {
    for (const q of ["a", "de la", "%_", "'; --", "\\", "💊", "ñ".repeat(200)])
      expect(await codes(q), q).toEqual([]);
  });
});

test("the shipped list: 500 and more, of every chapter, each with both texts", async () => {
  const rows = await queryAs(actor, "SELECT * FROM diagnosis_codes", []);
  expect(rows.length).toBeGreaterThan(500);
  const letters = new Set(rows.map(({ code }) => String(code)[0]));
  expect([..."ABCDEFGHIJKLMNOPQRSTUZ"].filter((letter) => !letters.has(letter))).toEqual([]);
  for (const { code, es, en } of rows) {
    expect(es, String(code)).toBe(String(es).trim().normalize("NFC"));
    expect(en, String(code)).toBe(String(en).trim().normalize("NFC"));
  }
});
