import { type Browser, expect, type Page } from "@playwright/test";
import { openAs, signInByApi } from "./accounts";
import type { makeHouse } from "./house";

export type House = Awaited<ReturnType<typeof makeHouse>>;

/** A part of the note that is open, by its label. */
export const part = (page: Page, name: RegExp | string) => page.getByRole("textbox", { name });
export const subjective = (page: Page) => part(page, /Lo que cuenta/);
/** Waits until the page says that the server has everything. */
export const saved = (page: Page) => expect(page.getByText(/^Guardado hoy/)).toBeVisible();

/** A new draft of the house's patient, open in this page; gives its address. */
export async function openDraft(page: Page, house: House): Promise<string> {
  await openAs(page, house.lucia, `/patients/${house.patientId}/notes`);
  await page.getByRole("button", { name: /Nueva nota/ }).click();
  await page.waitForURL(/notes\/[0-9a-f-]{36}$/);
  await saved(page);
  return page.url();
}

/** The same person on another device. */
export async function otherDevice(browser: Browser, house: House, url: string): Promise<Page> {
  const context = await browser.newContext({ locale: "es-ES" });
  const page = await context.newPage();
  await signInByApi(page.request, house.lucia);
  await page.goto(url);
  await saved(page);
  return page;
}

/** The note as the server has it. */
export const stored = async (page: Page, url: string) =>
  (await page.request.get(url.replace("/patients", "/api/v1/patients"))).json();

/** Chooses the language that the signed-in person reads. */
export async function speakEnglish(page: Page): Promise<void> {
  const { version } = await (await page.request.get("/api/v1/me")).json();
  const headers = { "if-match": `"${version}"` };
  await page.request.patch("/api/v1/me", { data: { locale: "en" }, headers });
}
