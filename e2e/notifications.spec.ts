import { expect, type Page, test } from "@playwright/test";
import { openAs } from "./accounts";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";
import { at, PULSE } from "./vital-inputs";

const bellOf = (page: Page) => page.getByRole("button", { name: /^Avisos,/ });
const listOf = (page: Page) => page.getByRole("dialog", { name: "Avisos" });

async function recordCritical(page: Page, patientId: string): Promise<void> {
  const data = { recordedAt: at(), readings: [{ ...PULSE, value: 151 }] };
  const recorded = await page.request.post(`/api/v1/patients/${patientId}/vitals`, { data });
  expect(recorded.status()).toBe(201);
}

test("a critical reading rings at the doctor's by itself; read on one device, it is on the other", async ({
  browser,
  baseURL,
}) => {
  const house = await makeHouse("campana");
  const open = async () => (await browser.newContext({ baseURL })).newPage();
  const [doctor, phone, patient] = await Promise.all([open(), open(), open()]);
  await openAs(doctor, house.lucia, "/patients");
  await openAs(phone, house.lucia, "/patients");
  await openAs(patient, house.pedro, "/home");
  await expect(bellOf(doctor)).toHaveAccessibleName("Avisos, ninguno sin leer");
  await recordCritical(patient, house.patientId);
  for (const page of [doctor, phone])
    await expect(bellOf(page)).toHaveAccessibleName("Avisos, 1 sin leer", { timeout: 15_000 });
  await bellOf(doctor).click();
  const link = listOf(doctor).getByRole("link", { name: /Constantes críticas de Pedro Gil/ });
  await expect(link).toBeVisible();
  await link.click();
  await doctor.waitForURL(new RegExp(`/patients/${house.patientId}/vitals`));
  await expect(listOf(doctor)).toBeHidden();
  for (const page of [doctor, phone])
    await expect(bellOf(page)).toHaveAccessibleName("Avisos, ninguno sin leer", {
      timeout: 10_000,
    });
  // The patient's own reading is no news for the patient.
  await bellOf(patient).click();
  await expect(listOf(patient).getByText("Aquí aparecerá lo que le avisemos.")).toBeVisible();
  for (const page of [doctor, phone, patient]) await page.context().close();
});

test("by keyboard, on a phone, in both themes", async ({ page }) => {
  const house = await makeHouse("campana-teclado");
  await page.setViewportSize({ width: 360, height: 740 });
  await openAs(page, house.pedro, "/home");
  await recordCritical(page, house.patientId);
  await openAs(page, house.lucia, "/patients");
  await expect(bellOf(page)).toHaveAccessibleName("Avisos, 1 sin leer", { timeout: 15_000 });
  await bellOf(page).focus();
  await page.keyboard.press("Enter");
  const all = listOf(page).getByRole("button", { name: "Marcar todo como leído" });
  await expect(all).toBeVisible();
  const box = await listOf(page).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
  await expectNoFindingsInBoth(page, "bell", "#bell-menu");
  await page.keyboard.press("Tab");
  await expect(all).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(bellOf(page)).toHaveAccessibleName("Avisos, ninguno sin leer");
  await page.keyboard.press("Escape");
  await expect(listOf(page)).toBeHidden();
});

test("when the list can't be loaded it says so, and loads it again", async ({ page }) => {
  const house = await makeHouse("campana-rota");
  await openAs(page, house.lucia, "/patients");
  await page.route(/\/api\/v1\/notifications(\?|$)/, (route) => route.fulfill({ status: 503 }));
  await bellOf(page).click();
  await expect(listOf(page).getByText("No se han podido cargar los avisos.")).toBeVisible();
  await page.unroute(/\/api\/v1\/notifications(\?|$)/);
  await listOf(page).getByRole("button", { name: "Reintentar" }).click();
  await expect(listOf(page).getByText("Aquí aparecerá lo que le avisemos.")).toBeVisible();
});

test("the doctor gets one mail that says nothing of whom, and leads to the thing", async ({
  page,
}) => {
  const house = await makeHouse("correo");
  await openAs(page, house.pedro, "/home");
  await recordCritical(page, house.patientId);
  const mail = page.getByRole("article").filter({ hasText: house.lucia.email });
  await expect(async () => {
    await page.goto("/dev/mail");
    await expect(mail).toHaveCount(1, { timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await expect(mail).toContainText("Clínica correo: hay un aviso nuevo");
  await expect(mail).toContainText("este correo no dice de qué trata");
  for (const secret of ["Pedro", "Gil", "151", "críti"])
    await expect(mail).not.toContainText(secret);
  await openAs(page, house.lucia, "/dev/mail");
  await mail.getByRole("link").click();
  await page.waitForURL(new RegExp(`/patients/${house.patientId}/vitals`));
  await expect(bellOf(page)).toHaveAccessibleName("Avisos, ninguno sin leer", { timeout: 15_000 });
});
