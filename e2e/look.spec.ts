import { expect, type Page, test } from "@playwright/test";
import { EVERYBODY, walk } from "./pages";

const WIDTHS = [360, 1440];
const MOST_SHIFT = 0.05;

/** Where the page is wider than its window, and buttons whose words don't fit. */
const cutOn = (page: Page) =>
  page.evaluate(() => {
    const wider = document.documentElement.scrollWidth - window.innerWidth;
    const cut = [...document.querySelectorAll<HTMLElement>("button, .btn, [role=button]")]
      .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth)
      .map((one) => `${one.textContent}: ${one.scrollWidth} in ${one.clientWidth}`);
    return wider > 0 ? [`the page, by ${wider}`, ...cut] : cut;
  });

/** Adds up how far things move that nobody moved, from the start of each page. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const seen = window as unknown as { shift: number };
    seen.shift = 0;
    new PerformanceObserver((list) => {
      const entries = list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[];
      for (const { value, hadRecentInput } of entries) if (!hadRecentInput) seen.shift += value;
    }).observe({ type: "layout-shift", buffered: true });
  });

for (const width of WIDTHS) {
  for (const who of EVERYBODY) {
    test(`${who}, ${width} px: texts a third longer fit, and nothing moves while it loads`, async ({
      page,
      context,
      baseURL,
    }) => {
      test.setTimeout(120_000);
      await context.addCookies([{ name: "preview-texts", value: "long", url: baseURL }]);
      await page.setViewportSize({ width, height: 800 });
      await watchShifts(page);
      await walk(page, who, async (address) => {
        expect(await cutOn(page), address).toEqual([]);
        const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
        expect(shift, address).toBeLessThan(MOST_SHIFT);
      });
    });
  }
}
