import { expect, test } from "vitest";
import { codeWithDot, icd10Reader } from "./read-icd10-line";

const read = (lines: string[]) => lines.map(icd10Reader(lines[0] ?? ""));
const code = (given: string, text: string) => ({ kind: "code", code: given, text });
const skip = { kind: "skip" };

test("a code gets its dot, whatever way it was written", () => {
  const given = ["A000", "a00.0", "I10", "S72.001A", "M1A00X0", "A17.0†", "E11.", "Cholera", "11"];
  expect(given.map(codeWithDot)).toEqual([
    ...["A00.0", "A00.0", "I10", "S72.001A", "M1A.00X0", "A17.0", "E11"],
    undefined,
    undefined,
  ]);
});

test("an order file: the long title, and headings left out", () => {
  const short = (title: string) => title.padEnd(60);
  expect(
    read([
      `00001 A00     0 ${short("Cholera")} Cholera`,
      `00002 A000    1 ${short("Cholera due to Vibrio cholerae 01, biovar cholerae")} Cholera due to Vibrio cholerae 01, biovar cholerae`,
      `00003 S72001A 1 ${short("Fracture of unsp part of neck of right femur, init")} Fracture of unspecified part of neck of right femur, initial encounter`,
      "something else",
      "",
    ]),
  ).toEqual([
    skip,
    code("A00.0", "Cholera due to Vibrio cholerae 01, biovar cholerae"),
    code("S72.001A", "Fracture of unspecified part of neck of right femur, initial encounter"),
    { kind: "fault", reason: "not a line of an order file" },
    skip,
  ]);
});

test("a file of codes", () => {
  expect(read(["A000    Cholera due to X", "S72001A Fracture", "XYZ     ?"])).toEqual([
    code("A00.0", "Cholera due to X"),
    code("S72.001A", "Fracture"),
    { kind: "fault", reason: '"XYZ" is no code' },
  ]);
});

test("tables: by their head, quotes, tabs; chapters and blocks left out", () => {
  expect(
    read([
      '"Orden";"Código";"Descripción"',
      '1;A00-A09;"Enfermedades infecciosas intestinales"',
      '2;"E11.9";"Diabetes mellitus tipo 2; ""sin"" complicación"',
      "3;E11.8;",
    ]),
  ).toEqual([
    skip,
    skip,
    code("E11.9", 'Diabetes mellitus tipo 2; "sin" complicación'),
    { kind: "fault", reason: "E11.8 has no text" },
  ]);
  expect(read(["I10\tHipertensión esencial", "J00\tResfriado\tx"])).toEqual([
    code("I10", "Hipertensión esencial"),
    code("J00", "Resfriado"),
  ]);
});
