import { expect, test } from "vitest";
import { beginsLine, insertAt } from "./insert-at";

test("a text takes the place of what is marked, and the cursor stands behind it", () => {
  const marked = { selectionStart: 5, selectionEnd: 8 };
  expect(insertAt("Hola XXX.", marked, "Ana")).toEqual({ text: "Hola Ana.", cursor: 8 });
  const end = { selectionStart: 2, selectionEnd: 2 };
  expect(insertAt("Sí", end, "")).toEqual({ text: "Sí", cursor: 2 });
});

test("a slash asks for a template where a line begins, and is a slash elsewhere", () => {
  expect(["", "a\n", "12", "a\n "].map((text) => beginsLine(text, text.length))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
