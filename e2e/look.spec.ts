import { expect, type Page, test } from "@playwright/test";
import { DOCTOR, openAs, patientId } from "./accounts";
import { EVERYBODY, walk } from "./pages";
import { shiftsOn, watchShifts } from "./shifts";

const PHONE = { width: 360, height: 800 };
const DESK = { width: 1440, height: 800 };
const LEAST_TARGET = 44;

/** Where the page is wider than its window, and buttons whose words don't fit. */
const cutOn = (page: Page) =>
  page.evaluate(() => {
    const wider = document.documentElement.scrollWidth - window.innerWidth;
    const cut = [...document.querySelectorAll<HTMLElement>("button, .btn, [role=button]")]
      .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth)
      .map((one) => `${one.textContent}: ${one.scrollWidth} in ${one.clientWidth}`);
    return wider > 0 ? [`the page, by ${wider}`, ...cut] : cut;
  });

/** What a finger must hit and is smaller than it should be, in CSS pixels; a link inside a sentence is as high as its line. */
const smallTargetsOn = (page: Page) =>
  page.evaluate((least) => {
    const area = (element: Element) => {
      // A box that is ticked is pressed on its label, too.
      const label =
        element.closest("label") ?? document.querySelector(`label[for="${element.id}"]`);
      const boxes = [element, label].flatMap((one) => one?.getBoundingClientRect() ?? []);
      return {
        width: Math.max(...boxes.map((box) => box.width)),
        height: Math.max(...boxes.map((box) => box.height)),
      };
    };
    const inSentence = (element: Element) =>
      element.matches("a, button") &&
      getComputedStyle(element).display === "inline" &&
      element.parentElement?.textContent?.trim() !== element.textContent?.trim();
    return [...document.querySelectorAll("a, button, input, select, textarea, summary")]
      .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((one) => !one.matches(".skip") && !inSentence(one))
      .map((one) => ({ one, ...area(one) }))
      .filter(({ width, height }) => Math.min(width, height) < least)
      .map(({ one, width, height }) => {
        const what = one.getAttribute("aria-label") || one.textContent?.trim() || one.outerHTML;
        return `${what.slice(0, 80)}: ${Math.round(width)} × ${Math.round(height)}`;
      });
  }, LEAST_TARGET);

/** What moves for somebody who asked that nothing does. */
const movingOn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((one) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(one);
        const longest = Math.max(...transitionDuration.split(",").map(Number.parseFloat));
        const runs = animationName !== "none" && Number.parseFloat(animationDuration) > 0.01;
        return longest > 0.01 || runs;
      })
      .map((one) => one.outerHTML.slice(0, 120)),
  );

test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const who of EVERYBODY) {
  test(`${who}: texts a third longer fit at every width, twice as large too, and nothing moves`, async ({
    page,
    context,
    baseURL,
  }) => {
    test.setTimeout(480_000);
    await context.addCookies([{ name: "preview-texts", value: "long", url: baseURL }]);
    await watchShifts(page);
    const wrong: string[] = [];
    const find = (what: string, found: string[]) =>
      wrong.push(...found.map((one) => `${what}: ${one}`));
    await page.setViewportSize(PHONE);
    await walk(page, who, async (address) => {
      find(`${address}, moves while it loads`, await shiftsOn(page));
      find(`${address}, animated`, await movingOn(page));
      if (who === "patient") find(`${address}, small`, await smallTargetsOn(page));
      find(`${address}, cut on a phone`, await cutOn(page));
      await page.setViewportSize(DESK);
      find(`${address}, cut on a desk`, await cutOn(page));
      await page.addStyleTag({ content: "html { font-size: 200% }" });
      // Texts both longer and larger may make a page wider, which scrolls: nothing is lost by that.
      const larger = (await cutOn(page)).filter((one) => !one.startsWith("the page"));
      find(`${address}, cut, twice as large`, larger);
      await page.setViewportSize(PHONE);
    });
    expect(wrong).toEqual([]);
  });
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
