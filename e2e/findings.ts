import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

// In the page itself, not gathered in another one: there are no frames of others, and it takes a fraction of the time.
const looker = (page: Page) =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"], preload: false }); // no media, and no rule of ours reads styles

async function expectNone(axe: AxeBuilder, what: string): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
  );
  expect(found, what).toEqual([]);
}

/** Nothing on the page as it is now keeps somebody from using it, as far as axe can tell. `part`: a selector. */
export const expectNoFindings = (page: Page, what: string, part = "html"): Promise<void> =>
  expectNone(looker(page).include(part), what);

/** The same in light, and the colours in dark: nothing else changes with the theme. Leaves it light. */
export async function expectNoFindingsInBoth(
  page: Page,
  what: string,
  part = "html",
): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNone(looker(page).include(part).withRules("color-contrast"), `${what}, dark`);
  await page.emulateMedia({ colorScheme: "light" });
  await expectNoFindings(page, what, part);
}
