import { expect, type Page, test } from "@playwright/test";
import { DOCTOR, openAs, patientId } from "./accounts";
import { EVERYBODY, walk } from "./pages";

const WIDTHS = [360, 1440];
const MOST_SHIFT = 0.05; // of the window, as browsers count it

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

test("on paper: whose chart, its tables, who printed it; light, without the frame", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await openAs(page, DOCTOR, "/today");
  const chart = `/patients/${await patientId(page.request, "antonio garcia nunez")}`;
  for (const [section, button] of [
    ["", "Imprimir el resumen"],
    ["/vitals", "Imprimir los signos"],
  ] as const) {
    await page.emulateMedia({ media: "screen" });
    await page.goto(`${chart}${section}`, { waitUntil: "networkidle" });
    await expect(page.getByRole("button", { name: button })).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await expect(page.getByText(/Impreso por Dr\. John Smith, .+\d/)).toBeVisible();
    await expect(page.getByRole("heading", { name: "Antonio García Núñez" })).toBeVisible();
    await expect(page.getByRole("table").first()).toBeVisible();
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByRole("button")).toHaveCount(0);
    await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  }
});
