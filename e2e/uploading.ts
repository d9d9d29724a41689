import { type Browser, expect, type Page } from "@playwright/test";
import type { makeHouse } from "./house";

type File = { name: string; mimeType: string; buffer: Buffer };
export type House = Awaited<ReturnType<typeof makeHouse>>;
export const MEGABYTE = 1024 * 1024;

/** Where a chart's documents are; in the product, and in the API. */
export const chartOf = (house: House) => `/patients/${house.patientId}/documents`;
export const apiOf = (house: House) => `/api/v1/patients/${house.patientId}/files`;
export const textFile = (name: string, words: string): File => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(words),
});
/** What documents are added in. */
export const dialog = (page: Page) => page.getByRole("dialog", { name: "Añadir documentos" });
/** A document of the list, by its title. */
export const line = (page: Page, title: string) =>
  page.locator(".file-line").filter({ has: page.getByText(title, { exact: true }) });

/** Chooses files as people do. */
export async function choose(page: Page, files: File[]): Promise<void> {
  if (!(await dialog(page).isVisible()))
    await page.getByRole("button", { name: "Añadir documentos" }).click();
  await dialog(page).getByLabel("Elegir archivos").setInputFiles(files);
}

/** Sends what was chosen, and waits until `count` are there. */
export async function send(page: Page, count = 1): Promise<void> {
  await dialog(page)
    .getByRole("button", { name: /^Enviar/ })
    .click();
  await expect(dialog(page).getByText("Enviado", { exact: true })).toHaveCount(count);
  await dialog(page).getByRole("button", { name: "Cerrar" }).last().click();
}

export const newPage = async (browser: Browser, baseURL: string | undefined) =>
  (await browser.newContext({ baseURL, locale: "es-ES" })).newPage();
