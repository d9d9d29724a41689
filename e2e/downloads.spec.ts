import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { readPdf } from "@/lib/testing/pdf";
import { openAs, signInByApi } from "./accounts";
import { expectNoFindings } from "./findings";
import { makeHouse } from "./house";

/** Chooses from a page's menu by keyboard, and gives the file that comes by itself. */
async function take(page: Page, what: string): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent("download", { timeout: 30_000 });
  await page.getByRole("button", { name: "Descargar", exact: true }).press("Enter");
  await page.getByRole("button", { name: what }).press("Enter");
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test("a doctor takes the summary of a chart, and its signs as a workbook; the list has both", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("descargas");
  await openAs(page, house.lucia, `/patients/${house.patientId}`);
  const summary = await take(page, "Resumen de la historia, PDF");
  expect(summary.name).toMatch(/^chart-summary-\d{4}-\d\d-\d\d\.pdf$/);
  const { pages } = await readPdf(summary.bytes);
  expect(pages.join("")).toContain("Pedro Gil");
  await page.goto(`/patients/${house.patientId}/vitals`);
  const table = await take(page, "Signos vitales, Excel");
  expect(table.bytes.subarray(0, 2).toString()).toBe("PK");
  await page.getByRole("button", { name: "Descargar", exact: true }).click();
  await page.getByRole("link", { name: "Mis descargas" }).click();
  const rows = page.getByRole("listitem").filter({ hasText: "Pedro Gil" });
  await expect(rows).toHaveCount(2);
  await expect(rows.getByRole("button", { name: /^Guardar/ })).toHaveCount(2);
  await expectNoFindings(page, "a doctor's downloads");
  // Another person has neither the list nor the file, whatever they know.
  const { items } = await (await page.request.get("/api/v1/downloads")).json();
  const [{ id }] = items;
  const { address } = await (await page.request.get(`/api/v1/downloads/${id}/link`)).json();
  const other = await browser.newContext();
  await signInByApi(other.request, house.pedro);
  expect((await other.request.get(address)).status()).toBe(404);
  expect((await page.request.get(address)).status()).toBe(200);
});

test("a patient asks for the whole record on a phone, is told when it is there, and can ask again", async ({
  page,
}) => {
  const house = await makeHouse("completa");
  await page.setViewportSize({ width: 360, height: 740 });
  await openAs(page, house.pedro, "/downloads");
  await expect(page.getByText("Aún no ha pedido nada")).toBeVisible();
  await page.goto("/record");
  const { bytes } = await take(page, "Historia completa, PDF");
  const { pages, info } = await readPdf(bytes);
  expect(info).toMatchObject({ Language: "es", Title: "Historia completa" });
  expect(pages.join("")).toContain("Pedro Gil");
  await page.getByRole("button", { name: /^Avisos, 1 sin leer/ }).click();
  await page.getByText("Su descarga está lista").click();
  await expect(page).toHaveURL(/\/downloads$/);
  await expect(page.getByRole("button", { name: /^Guardar/ })).toBeVisible();
  await expectNoFindings(page, "a patient's downloads");
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
