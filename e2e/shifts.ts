import type { Page } from "@playwright/test";

const MOST_SHIFT = 0.05; // of the window, as browsers count it

/** Adds up how far things move that nobody moved, from the start of each page. */
export const watchShifts = (page: Page) =>
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

/** How far things moved on the page that is open, where that is too far. */
export async function shiftsOn(page: Page): Promise<string[]> {
  const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
  return shift < MOST_SHIFT ? [] : [shift.toFixed(3)];
}
