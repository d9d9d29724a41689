import { chromium, expect, type Page, test } from "@playwright/test";
import { signInByApi } from "./accounts";
import { type House, openDraft, saved, stored, subjective } from "./draft";
import { makeHouse } from "./house";

let house: House;

test.beforeEach(async () => {
  house = await makeHouse("notas");
});

test("what is typed survives a reload, whatever door, and the last key before it", async ({
  page,
}) => {
  const url = await openDraft(page, house);
  await subjective(page).fill("Tos seca");
  await page.reload();
  await expect(subjective(page)).toHaveValue("Tos seca");
  await subjective(page).press("End");
  await page.keyboard.type(" y fiebre");
  await page.getByRole("link", { name: "Signos", exact: true }).click();
  await page.waitForURL(/vitals$/);
  await page.goBack();
  await expect(subjective(page)).toHaveValue("Tos seca y fiebre");
  await saved(page);
  await expect(async () => {
    expect((await stored(page, url)).subjective).toBe("Tos seca y fiebre");
  }).toPass();
});

test("a page that is closed right after the last key loses nothing", async ({ page, context }) => {
  const url = await openDraft(page, house);
  await subjective(page).click();
  await page.keyboard.type("Mareo al levantarse");
  await page.close();
  const again = await context.newPage();
  await again.goto(url);
  await expect(subjective(again)).toHaveValue("Mareo al levantarse");
});

test("without a connection it says since when, and sends when it is back", async ({
  page,
  context,
}) => {
  const url = await openDraft(page, house);
  await context.setOffline(true);
  await subjective(page).fill("Dolor de espalda");
  await expect(page.getByText(/Sin conexión desde hoy/)).toBeVisible();
  await context.setOffline(false);
  await saved(page);
  expect((await stored(page, url)).subjective).toBe("Dolor de espalda");
});

test("a session that ran out locks the page: nothing readable stays, and the same person goes on", async ({
  page,
  context,
}) => {
  const url = await openDraft(page, house);
  await subjective(page).fill("Algo muy privado");
  await saved(page);
  await context.clearCookies();
  await page.keyboard.type(" y más");
  await expect(page.getByRole("heading", { name: /Su sesión se cerró/ })).toBeVisible();
  const left = await page.evaluate(() =>
    [
      document.body.textContent,
      ...Array.from(
        document.querySelectorAll("textarea, input"),
        (one) => (one as HTMLInputElement).value,
      ),
    ].join(" "),
  );
  expect(left).not.toMatch(/privado|Pedro Gil/);
  await page.getByLabel("Contraseña", { exact: true }).fill("no es esta contraseña");
  await page.getByRole("button", { name: "Seguir" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "no es correcta" })).toBeVisible();
  await page.getByLabel("Contraseña", { exact: true }).fill(house.lucia.password);
  await page.getByRole("button", { name: "Seguir" }).click();
  await expect(subjective(page)).toHaveValue("Algo muy privado y más");
  await saved(page);
  expect((await stored(page, url)).subjective).toBe("Algo muy privado y más");
});

test("what is typed without a connection is there after the tab was closed, too", async ({
  page,
  context,
}) => {
  const url = await openDraft(page, house);
  await context.setOffline(true);
  await subjective(page).fill("Escrito sin red");
  await expect(page.getByText(/Sin conexión desde hoy/)).toBeVisible();
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  expect(kept).toContain("note:");
  expect(kept).not.toContain("Escrito"); // sealed: nobody else at this browser reads it
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(url);
  await expect(subjective(again)).toHaveValue("Escrito sin red");
  await saved(again);
  expect((await stored(again, url)).subjective).toBe("Escrito sin red");
});

/** A browser of its own that can be killed, with the doctor's draft open in it. */
async function openKillable(baseURL: string | undefined) {
  const { executablePath, args } = test.info().project.use.launchOptions ?? {};
  const server = await chromium.launchServer({ executablePath, args });
  const browser = await chromium.connect(server.wsEndpoint());
  const page = await (await browser.newContext({ baseURL, locale: "es-ES" })).newPage();
  return { page, url: await openDraft(page, house), kill: () => server.kill() };
}

test("a dead battery: what was typed two seconds before is on the server", async ({
  page,
  baseURL,
}) => {
  const device = await openKillable(baseURL);
  await subjective(device.page).focus();
  await device.page.keyboard.type("Antes de apagarse");
  await device.page.waitForTimeout(2000);
  await device.kill();
  await signInByApi(page.request, house.lucia);
  await page.goto(device.url);
  await expect(subjective(page)).toHaveValue("Antes de apagarse");
});

test("a phone put away and killed right after the last key: it was sent on leaving", async ({
  page,
  baseURL,
}) => {
  const device = await openKillable(baseURL);
  // The page's clock stands: no pause ends, so only leaving can send it.
  await device.page.clock.install();
  await device.page.clock.pauseAt(new Date(Date.now() + 60_000));
  await subjective(device.page).focus();
  await device.page.keyboard.type("Guardado al bolsillo");
  const sent = device.page.waitForRequest((request) => request.method() === "PATCH");
  await device.page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await sent;
  await device.page.waitForTimeout(150);
  await device.kill();
  await signInByApi(page.request, house.lucia);
  await page.goto(device.url);
  await expect(subjective(page)).toHaveValue("Guardado al bolsillo");
});

const DOORS: Record<string, (page: Page, url: string) => Promise<unknown>> = {
  "another section": (page) =>
    page.getByRole("link", { name: "Signos", exact: true }).click({ noWaitAfter: true }),
  "the browser's back": (page) => page.goBack({ waitUntil: "commit" }),
  "a reload": (page) => page.reload({ waitUntil: "commit" }),
  "another address": (page) => page.goto("/today", { waitUntil: "commit" }),
};
for (const [door, leave] of Object.entries(DOORS))
  test(`leaving by ${door} right after the last key loses nothing`, async ({ page }) => {
    const url = await openDraft(page, house);
    await subjective(page).focus();
    await page.keyboard.type("Última tecla");
    await leave(page, url);
    await page.goto(url);
    await expect(subjective(page)).toHaveValue("Última tecla");
    await saved(page);
    await expect(async () => {
      expect((await stored(page, url)).subjective).toBe("Última tecla");
    }).toPass();
  });
