import { expect, type Locator, type Page } from "@playwright/test";

/** A field of the form that records vital signs, by the beginning of its label. */
export function field(page: Page, name: string): Locator {
  return page.getByRole("dialog").getByRole("textbox", { name: new RegExp(`^${name}`) });
}

/** Opens the form by its key, as soon as the page listens to keys. */
export async function openFormByKey(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("v");
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 500 });
  }).toPass();
}
