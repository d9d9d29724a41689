import type { Locator, Page } from "@playwright/test";

/** A field of the form that records vital signs, by the beginning of its label. */
export function field(page: Page, name: string): Locator {
  return page.getByRole("dialog").getByRole("textbox", { name: new RegExp(`^${name}`) });
}
