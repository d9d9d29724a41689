import { expect, test } from "@playwright/test";
import { ADMIN, DOCTOR, openAs, PATIENT, patientId, signInByApi } from "./accounts";

const value = 130 + Math.floor(Math.random() * 60); // another one at each run
const critical = { code: "8867-4", value, unit: "/min" };

test("a critical reading from home reaches the doctor, who sees to it once", async ({
  page,
  playwright,
  baseURL,
}) => {
  test.slow(); // the counter asks again by itself every quarter of a minute
  await openAs(page, DOCTOR, "/today");
  const counter = page.getByRole("link", { name: /alertas? por atender/i });
  const { open: before } = await (await page.request.get("/api/v1/alerts/count")).json();
  const patient = await playwright.request.newContext({ baseURL });
  await signInByApi(patient, PATIENT);
  const { patientId: own } = await (await patient.get("/api/v1/me")).json();
  const recorded = await patient.post(`/api/v1/patients/${own}/vitals`, {
    data: { recordedAt: new Date().toISOString(), readings: [critical] },
  });
  expect(recorded.status()).toBe(201);
  expect((await patient.get("/api/v1/alerts")).status()).toBe(404);
  await patient.dispose();
  await expect
    .poll(async () => Number(await counter.locator("b").textContent()), { timeout: 30_000 })
    .toBeGreaterThan(before);
  await counter.click();
  await page.waitForURL(/\/alerts$/);
  const row = page
    .getByRole("listitem")
    .filter({ hasText: `${value} lpm` })
    .first();
  await expect(row).toContainText("John Doe");
  await expect(row).toContainText("desde casa");
  await row.getByRole("button", { name: /Atender/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Atender", exact: true }).click();
  await expect(dialog.getByText("Escriba qué se ha hecho.")).toBeVisible();
  await dialog.getByLabel("Qué se ha hecho").fill("Llamado: corría; repite en una hora");
  await dialog.getByRole("button", { name: "Atender", exact: true }).click();
  await expect(page.getByText("Alerta atendida")).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "Atendidas" }).click();
  await expect(page.getByText("Llamado: corría; repite en una hora").first()).toBeVisible();
});

test("the search of everything by keyboard alone: patient, action, page", async ({ page }) => {
  await openAs(page, DOCTOR, "/today");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox");
  await expect(field).toBeFocused();
  await field.fill("fuente carlos");
  await expect(page.getByRole("option", { name: /Carlos de la Fuente/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Carlos de la Fuente Ruiz" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await field.fill("registrar constantes de herrera molina");
  await expect(
    page.getByRole("option", { name: /Registrar constantes de .*Herrera/ }),
  ).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("dialog").getByLabel("Frecuencia cardiaca", { exact: true }),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await field.fill("aler");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { name: "Alertas" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
});

test("single keys go from page to page, are listed by ?, and can be switched off", async ({
  page,
}) => {
  await openAs(page, DOCTOR, "/today");
  await expect(async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("p");
    await expect(page).toHaveURL(/\/patients$/, { timeout: 1000 });
  }).toPass();
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Teclas" });
  await expect(list.getByText("Ir a Pacientes")).toBeVisible();
  await list.getByLabel("Las teclas sueltas actúan en este navegador").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(list).toHaveCount(0);
});

test("an administrator has no alerts: they open no charts", async ({ page }) => {
  await openAs(page, ADMIN, "/patients");
  await expect(page.getByRole("link", { name: /alertas? por atender/i })).toHaveCount(0);
  expect((await page.request.get("/api/v1/alerts")).status()).toBe(404);
});

test("the patients whose charts were opened are at hand", async ({ page }) => {
  await openAs(page, DOCTOR, "/today");
  const id = await patientId(page.request, "ferrer soler");
  await page.goto(`/patients/${id}/vitals`);
  await page.goto("/today");
  const recent = page.getByRole("region", { name: "Abiertas hace poco" });
  await expect(recent.getByRole("link", { name: /Ferrer Soler/ })).toBeVisible();
});
