import { expect, type Page, test } from "@playwright/test";
import en from "@/messages/en.json" with { type: "json" };
import es from "@/messages/es.json" with { type: "json" };
import { expectNoFindingsInBoth } from "./findings";
import { EVERYBODY, PAGES, UNWALKED, walk } from "./pages";
import { shiftsOn, watchShifts } from "./shifts";
import { filesIn, pageAt } from "./tree";

type Texts = { [key: string]: string | Texts };
const CATALOGUES = { es, en };
const FEWEST_LETTERS = 4;

const textsOf = (texts: Texts): string[] =>
  Object.values(texts).flatMap((text) => (typeof text === "string" ? [text] : textsOf(text)));

/** A text without its arguments as a pattern of what it becomes; undefined where too little of it is fixed. */
function patternOf(text: string): RegExp | undefined {
  if (/, (plural|select)/.test(text)) return undefined;
  const fixed = text.replaceAll(/<\/?\w+>/g, "").split(/\{\w+\}/);
  if (fixed.join("").replaceAll(/\P{L}/gu, "").length < FEWEST_LETTERS) return undefined;
  const escaped = fixed.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".+")}$`, "u");
}

/** What only the other language says: found on a page, it was not translated. Gives whether a text is that. */
function foreignTo(language: "es" | "en"): (text: string) => boolean {
  const own = new Set(textsOf(CATALOGUES[language]));
  const { errors: _, ...other } = CATALOGUES[language === "es" ? "en" : "es"];
  const patterns = textsOf(other)
    .filter((text) => !own.has(text))
    .flatMap((text) => patternOf(text) ?? []);
  // What its own language says with arguments is its own, whatever the other's pattern takes in.
  const ownPatterns = new Set([...own].flatMap((text) => patternOf(text)?.source ?? []));
  const foreign = patterns.filter(({ source }) => !ownPatterns.has(source));
  const isOpen = ({ source }: RegExp) => source.includes(".+");
  const whole = new Set(foreign.filter((one) => !isOpen(one)).map(({ source }) => source));
  const open = foreign.filter(isOpen);
  return (text) => {
    const said = patternOf(text)?.source;
    return (said !== undefined && whole.has(said)) || open.some((one) => one.test(text));
  };
}

/** Everything a person sees or hears of the page, piece by piece. */
const wordsOn = (page: Page) =>
  page.evaluate(() => {
    const words = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      // Each language is named in its own.
      if (parent?.closest("script, style, [lang]:not(html)")) continue;
      words.add(node.textContent?.trim() ?? "");
    }
    for (const name of ["aria-label", "title", "placeholder"]) {
      for (const element of document.body.querySelectorAll(`[${name}]`))
        words.add(element.getAttribute(name) ?? "");
    }
    return [...words];
  });

test("every page of the file tree is walked, or it is said why not", () => {
  const walked = Object.values(PAGES)
    .flat()
    .flatMap((address) => pageAt(address.replace("{chart}", "/patients/{patientId}")) ?? []);
  const all = [...new Set(walked), ...Object.keys(UNWALKED)];
  expect(all.toSorted()).toEqual(filesIn("app", "page.tsx").toSorted());
});

for (const language of ["es", "en"] as const) {
  test.describe(language, () => {
    test.use({ contextOptions: { reducedMotion: "reduce" } });
    for (const who of EVERYBODY) {
      test(`${who}: no text is missing, none is of the other language, everyone can use the page`, async ({
        page,
        context,
        baseURL,
      }) => {
        test.setTimeout(600_000);
        const missing: string[] = [];
        page.on("console", (message) => {
          if (/MISSING_MESSAGE|FORMATTING_ERROR/.test(message.text())) missing.push(message.text());
        });
        await context.addCookies([{ name: "preview-texts", value: language, url: baseURL }]);
        await watchShifts(page);
        const foreign = foreignTo(language);
        await walk(page, who, async (address) => {
          await expect(page.locator("html")).toHaveAttribute("lang", language);
          const words = await wordsOn(page);
          const wrong = words.filter(foreign);
          expect(wrong, address).toEqual([]);
          expect(missing, address).toEqual([]);
          // Who cannot see hears the same page in either.
          if (language === "es") await expectNoFindingsInBoth(page, address);
          // Before anything is done to the page; on a phone look.spec.ts does.
          else expect(await shiftsOn(page), address).toEqual([]);
        });
      });
    }
  });
}
