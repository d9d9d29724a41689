import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Nothing on the page as it is now keeps somebody from using it, as far as axe can tell. */
export async function expectNoFindings(page: Page, what: string): Promise<void> {
  // In the page itself, not gathered in another one: there are no frames of others, and it takes a fraction of the time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
  );
  expect(found, what).toEqual([]);
}
