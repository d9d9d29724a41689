import { expect, test } from "@playwright/test";
import { DOCTOR, signIn } from "./accounts";
import { field, openFormByKey } from "./form";

test("the doctor's story without a mouse", async ({ page }) => {
  await page.goto("/sign-in?next=/patients");
  await signIn(page, DOCTOR);
  await expect(page.getByRole("heading", { name: "Pacientes" })).toBeVisible();
  const search = page.getByLabel("Nombre, documento, teléfono o nacimiento");
  await expect(async () => {
    await page.keyboard.press("/"); // the page listens once its scripts run
    await expect(search).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type("nunez ibanez");
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.locator("[data-row]").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Rosa Ibáñez-Núñez" })).toBeVisible();
  await page.getByRole("link", { name: "Signos", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Signos vitales" })).toBeVisible();
  await openFormByKey(page);
  await expect(page.getByRole("dialog")).toBeVisible();
  await field(page, "Frecuencia cardiaca").focus();
  await page.keyboard.type("68");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("1 signo registrado")).toBeVisible();
  const chart = page.getByRole("slider", { name: /Frecuencia cardiaca/ });
  await chart.focus();
  await expect(chart).toHaveAttribute("aria-valuetext", /^68 lpm, Normal, hoy/);
  const last = await chart.getAttribute("aria-valuenow");
  await page.keyboard.press("ArrowLeft");
  await expect(chart).toHaveAttribute("aria-valuenow", String(Number(last) - 1));
});

test("up and down go through the list", async ({ page }) => {
  await page.goto("/sign-in?next=/patients");
  await signIn(page, DOCTOR);
  const rows = page.locator("[data-row]");
  await expect(async () => {
    await rows.first().focus();
    await page.keyboard.press("ArrowDown"); // the list listens once its scripts run
    await expect(rows.nth(1)).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("ArrowUp");
  await expect(rows.first()).toBeFocused();
});
