import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Looked = { axe?: typeof axe };

/** What axe has against `part` (a selector) of the page as it is now; of `rules` alone, where they are given. */
async function findingsOn(page: Page, part: string, rules?: string[]): Promise<string[]> {
  // Once a page: reading the whole of axe takes a browser about as long as looking does.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(
    async ({ part, rules }) => {
      // A colour on its way from one theme to the other is neither's.
      const changes = document.getAnimations().filter((one) => one instanceof CSSTransition);
      await Promise.allSettled(changes.map(({ finished }) => finished));
      const found = await (window as Looked).axe?.run(part, {
        ...(rules && { runOnly: rules }),
        resultTypes: ["violations"],
        preload: false, // no media, and no rule of ours reads styles
        iframes: false, // none of others
      });
      if (!found) throw new Error("axe did not look");
      return found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
      );
    },
    { part, rules },
  );
}

/** Nothing on the page as it is now keeps somebody from using it, as far as axe can tell. `part`: a selector. */
export const expectNoFindings = async (page: Page, what: string, part = "html"): Promise<void> =>
  expect(await findingsOn(page, part), what).toEqual([]);

/** The same in light, and the colours in dark: nothing else changes with the theme. Leaves it light. */
export async function expectNoFindingsInBoth(
  page: Page,
  what: string,
  part = "html",
): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await findingsOn(page, part, ["color-contrast"]), `${what}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  await expectNoFindings(page, what, part);
}
