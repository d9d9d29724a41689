import { expect, test } from "@playwright/test";
import { ADMIN, DOCTOR, openAs, patientId, signInByApi } from "./accounts";

test("who looked is on record, by patient and by person", async ({ page, playwright, baseURL }) => {
  const doctor = await playwright.request.newContext({ baseURL });
  await signInByApi(doctor, DOCTOR);
  const id = await patientId(doctor, "etxeberria");
  await doctor.get(`/api/v1/patients/${id}/conditions`);
  await openAs(page, ADMIN, "/admin/audit");
  const entry = page.getByRole("row").filter({ hasText: "Begoña Etxeberria" }).first();
  await expect(entry).toContainText("Vio: condiciones");
  await expect(entry).toContainText("Relación: lo atiende");
  await entry.getByRole("link", { name: /Begoña/ }).click();
  await expect(page).toHaveURL(/patientId=/);
  await expect(page.getByText("Paciente: Begoña Etxeberria Agirre")).toBeVisible();
  for (const row of await page.locator("tbody tr").all()) await expect(row).toContainText("Begoña");
  await doctor.dispose();
});

test("an administrator lists the clinic's patients, and opens no chart", async ({ page }) => {
  await openAs(page, ADMIN, "/patients");
  await page.getByLabel("Nombre, documento, teléfono o nacimiento").fill("etxeberria");
  await expect(page.getByText("Begoña Etxeberria Agirre")).toBeVisible();
  await expect(page.getByRole("link", { name: /Begoña/ })).toHaveCount(0);
  const id = await patientId(page.request, "etxeberria");
  expect((await page.request.get(`/api/v1/patients/${id}`)).status()).toBe(404);
});
