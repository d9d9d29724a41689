import { expect, type Page, test } from "@playwright/test";
import { type House, openDraft, saved, subjective } from "./draft";
import { makeHouse } from "./house";

let house: House;

test.beforeEach(async () => {
  house = await makeHouse("papel");
});

/** What stands at the foot of each printed page, as the browser reads it. */
const feet = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.styleSheets)
      .flatMap((sheet) => Array.from(sheet.cssRules))
      .filter((rule) => rule.constructor.name === "CSSPageRule")
      .map(({ cssText }) => cssText)
      .join(" "),
  );

test("on paper a note is light, whole, without what is pressed, and each page says whose it is", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await openDraft(page, house);
  const long = Array.from({ length: 90 }, (_, i) => `Renglón ${i + 1}`).join("\n");
  await subjective(page).fill(long);
  await saved(page);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const fits = await subjective(page).evaluate((field) => field.scrollHeight - field.clientHeight);
  expect(fits).toBeLessThanOrEqual(1); // nothing of it is cut off
  await expect(page.getByText("borrador sin firmar")).toBeVisible();
  await page.emulateMedia({ media: "screen", colorScheme: "dark" });
  await page.getByRole("button", { name: /^Firmar/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Firmar" }).click();
  await expect(page.getByText(/Firmada por/)).toBeVisible();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByRole("link", { name: "Versiones" })).toBeHidden();
  await expect(page.getByText(/^Clínica papel\. Impreso por Dra\. Lucía/)).toBeVisible();
  const ink = await page.getByText("Renglón 1").evaluate((text) => getComputedStyle(text).color);
  expect(Number(/\d+/.exec(ink)?.[0])).toBeLessThan(80);
  expect(await feet(page)).toMatch(/Pedro Gil.*T-/);
});
