import { expect, test } from "@playwright/test";
import { openAs, PATIENT } from "./accounts";
import { field } from "./form";

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

test("at home, on a phone: record, and be told at once what it means and what to do", async ({
  page,
}) => {
  await openAs(page, PATIENT, "/home");
  await expect(page.getByRole("heading", { name: "Hola, John" })).toBeVisible();
  await page.getByRole("button", { name: "Apuntar un signo" }).click();
  await field(page, "Sistólica").fill("185");
  await field(page, "Diastólica").fill("95");
  await field(page, "Nota").focus();
  await expect(page.getByRole("dialog").getByText("Muy alta")).toBeVisible();
  await page.getByRole("button", { name: "Registrar 1 signo" }).click();
  await expect(page.getByText("1 signo registrado")).toBeVisible();
  const advice = page.getByRole("alert").filter({ hasText: "Tensión arterial: 185/95" });
  await expect(advice).toContainText("Está muy fuera de lo normal");
  await expect(advice).toContainText("112");
  await page.getByRole("link", { name: "Ver todos" }).click();
  await expect(page.locator("figure").filter({ hasText: "Tensión" })).toContainText("185/95");
});

test("no page is wider than a phone", async ({ page }) => {
  for (const path of ["/home", "/vitals", "/vitals?range=all"]) {
    await openAs(page, PATIENT, path);
    await expect(page.locator("main")).toBeVisible();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
      path,
    ).toBeLessThanOrEqual(360);
  }
});

test("a patient finds no list, no other chart, no audit log", async ({ page }) => {
  await openAs(page, PATIENT, "/home");
  for (const path of [
    "/patients",
    "/patients/0192f5aa-0000-7000-8000-000000000000/vitals",
    "/admin/audit",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "Aquí no hay nada" })).toBeVisible();
  }
});
