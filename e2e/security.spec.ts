import { expect, test } from "@playwright/test";
import { openAs } from "./accounts";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";

const FOUND = /5 intentos fallidos de entrar en la cuenta de Dra. Lucía Ortega/;

test("wrong passwords ring at the administrators'; what one of them has seen says by whom", async ({
  page,
  playwright,
  baseURL,
}) => {
  const house = await makeHouse("alarma");
  const stranger = await playwright.request.newContext({ baseURL });
  const { csrfToken } = await (await stranger.get("/api/auth/csrf")).json();
  const form = { csrfToken, email: house.lucia.email, password: "otra contraseña", json: "true" };
  for (let i = 0; i < 5; i++)
    expect((await stranger.post("/api/auth/callback/credentials", { form })).status()).toBe(401);
  await openAs(page, house.elena, "/admin/security");
  const entry = page.getByRole("listitem").filter({ hasText: FOUND });
  await expect(async () => {
    await page.reload();
    await expect(entry).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
  await expect(page.getByRole("button", { name: /^Avisos, 1 sin leer/ })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoFindingsInBoth(page, "security");
  await entry.getByRole("button", { name: "Marcar como visto" }).press("Enter");
  await expect(page.getByRole("heading", { name: "No hay avisos por ver" })).toBeVisible();
  await page.getByRole("link", { name: "Vistos" }).click();
  await expect(entry).toContainText("Lo vio Elena Navarro Sanz");
  await stranger.dispose();
});

test("the log proves that it is intact; thresholds are the clinic's; who prints is on record", async ({
  page,
  browser,
  baseURL,
}) => {
  const house = await makeHouse("prueba");
  const doctor = await (await browser.newContext({ baseURL })).newPage();
  await openAs(doctor, house.lucia, `/patients/${house.patientId}/vitals`);
  await doctor.waitForLoadState("networkidle");
  const [noted] = await Promise.all([
    doctor.waitForResponse(/\/prints$/),
    doctor.evaluate(() => window.dispatchEvent(new Event("beforeprint"))),
  ]);
  expect(noted.status()).toBe(200);
  await openAs(page, house.elena, "/admin/audit");
  await expect(page.getByText("Imprimió: signos", { exact: true })).toBeVisible();
  await expect(page.getByText("Aún no se ha comprobado.")).toBeVisible();
  await page.getByRole("button", { name: "Comprobar" }).press("Enter");
  await expect(page.getByText(/Íntegro: nada se ha cambiado/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/^\d+ entradas? en \d+ sellos?$/)).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoFindingsInBoth(page, "security");
  await page.goto("/admin/settings/rules");
  await page.getByLabel("Intentos", { exact: true }).fill("2");
  await page.getByLabel("En cuánto tiempo").click();
  await expect(page.getByText("Se admite de 3 a 100, sin decimales.")).toBeVisible();
  await page.getByLabel("Intentos", { exact: true }).fill("3");
  await page.getByRole("button", { name: "Guardar 1 cambio" }).click();
  await expect(page.getByText(/Intentos fallidos: 5 a 3/)).toBeVisible();
  await doctor.context().close();
});
