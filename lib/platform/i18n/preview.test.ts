import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import es from "@/messages/es.json";
import { lengthened, previewOf } from "./preview";

test("a third longer; arguments, plurals and tags still work", () => {
  const messages = lengthened({
    plain: "Guardar los cambios de la cuenta",
    plural: "{count, plural, one {# cambio} other {# cambios}} de {name}",
    tag: "Llame al <number></number>",
  });
  const t = createTranslator({ locale: "es", messages });
  expect(t("plain" as never)).toBe("Guüaárdaár loös cámbiïoös deë laá cüeëntaá");
  expect(t("plural" as never, { count: 2, name: "Ana" } as never)).toBe("2 caámbïoös deë Ana");
  expect(messages.tag).toBe("Llaámeë aál <number></number>");
});

test("the catalogue as a whole grows by a quarter and more", () => {
  type Texts = { [key: string]: string | Texts };
  const lengthOf = (texts: Texts): number =>
    Object.values(texts).reduce(
      (sum: number, text) => sum + (typeof text === "string" ? text.length : lengthOf(text)),
      0,
    );
  expect(lengthOf(lengthened(es)) / lengthOf(es)).toBeGreaterThan(1.25);
});

test("what the cookie says", () => {
  expect(previewOf("en")).toEqual({ locale: "en", long: false });
  expect(previewOf("long")).toEqual({ locale: undefined, long: true });
  expect(previewOf("<script>")).toEqual({ locale: undefined, long: false });
  expect(previewOf(undefined)).toEqual({ locale: undefined, long: false });
});
