import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { openAs, PATIENT } from "./accounts";

const MOST_KB = 200;

/** Kilobytes, gzipped, of all JavaScript that a modern browser loads for a page. */
async function scriptsOf(page: Page, open: () => Promise<void>): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script" || !response.ok()) return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await open();
  await page.waitForLoadState("networkidle");
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
}

for (const path of ["/sign-in", "/home", "/vitals"]) {
  test(`the scripts of ${path} stay within ${MOST_KB} kB`, async ({ page }) => {
    const open =
      path === "/sign-in"
        ? () => page.goto(path).then(() => undefined)
        : () => openAs(page, PATIENT, path);
    const kilobytes = await scriptsOf(page, open);
    test.info().annotations.push({ type: "kB", description: kilobytes.toFixed(1) });
    expect(kilobytes).toBeGreaterThan(50);
    expect(kilobytes).toBeLessThanOrEqual(MOST_KB);
  });
}
