import { expect, test } from "vitest";
import { fillTemplate, paragraphsOf, templateFault } from "./parts";

test("a template names only what there is, and each brace has its pair", () => {
  expect(templateFault("alert", "Hay algo de {clinic}.")).toBeUndefined();
  expect(templateFault("several", "{count} de {clinic}")).toBeUndefined();
  expect(templateFault("alert", "Hola, {patient}")).toEqual({
    message: "unknown_placeholder",
    values: { place: 7, name: "patient" },
  });
  expect(templateFault("alert", "{count} avisos")).toMatchObject({ values: { name: "count" } });
  for (const [text, place] of [
    ["de {clinic", 4],
    ["de clinic}", 10],
    ["{{clinic}", 1],
    ["{clinic}}", 9],
  ] as const)
    expect(templateFault("alert", text), text).toMatchObject({
      message: "unclosed_brace",
      values: { place },
    });
  expect(templateFault("alert", "{}")).toMatchObject({ message: "unknown_placeholder" });
  expect(templateFault("alert", "{constructor}")).toMatchObject({
    values: { name: "constructor" },
  });
});

test("what is filled in is not read as a template again", () => {
  const given = { clinic: "$& {count} {clinic}", count: "3" };
  expect(fillTemplate("{clinic}: {count}", given)).toBe("$& {count} {clinic}: 3");
});

test("empty lines part paragraphs", () => {
  expect(paragraphsOf("a\nb\n\n \n\nc\n")).toEqual(["a\nb", "c"]);
});
