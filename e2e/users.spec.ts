import { expect, test } from "@playwright/test";
import { openAs, signIn } from "./accounts";
import { makeHouse } from "./house";

test("found without accents, suspended: out at once, and told what a wrong password is told", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("usuarios");
  const doctor = await (await browser.newContext()).newPage();
  await openAs(doctor, house.lucia, "/patients");
  await openAs(page, house.elena, "/admin/users");
  await page.getByLabel("Nombre o correo").fill("nunez lucia");
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page).toHaveURL(/q=nunez/);
  await page.getByRole("button", { name: /^Suspender/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Suspender" }).click();
  await expect(dialog.getByText("Escriba el motivo.")).toBeVisible();
  await dialog.getByLabel("Motivo").fill("Ya no trabaja aquí");
  await dialog.getByRole("button", { name: "Suspender" }).click();
  await expect(page.getByRole("row").nth(1)).toContainText("Suspendido");
  expect((await doctor.request.get("/api/v1/me")).status()).toBe(401);
  await doctor.goto("/sign-in");
  await signIn(doctor, house.lucia);
  await expect(doctor.getByText("Correo o contraseña no son correctos.")).toBeVisible();

  await page.getByRole("button", { name: /^Reactivar/ }).click();
  await dialog.getByLabel("Motivo").fill("Ha vuelto");
  await dialog.getByRole("button", { name: "Reactivar" }).click();
  await expect(page.getByRole("row").nth(1)).toContainText("Activo");
  await signIn(doctor, house.lucia);
  await expect(doctor).toHaveURL(/\/today/);
  await doctor.context().close();

  await page.goto("/admin/audit?action=suspend");
  const entry = page.getByRole("row").nth(1);
  await expect(entry).toContainText("Suspendió a una persona");
  await expect(entry).toContainText("Dra. Lucía Ortega Núñez");
  await expect(entry).toContainText("Ya no trabaja aquí");
});

test("by role and state; nobody is said so; oneself cannot be suspended", async ({ page }) => {
  const house = await makeHouse("filtros");
  await openAs(page, house.elena, "/admin/users");
  await expect(page.getByRole("row", { name: /Elena/ }).getByRole("button")).toHaveCount(0);
  await page.getByLabel("Función:").selectOption("admin");
  await expect(page.getByRole("row")).toHaveCount(3);
  await page.getByLabel("Estado:").selectOption("suspended");
  await expect(page.getByRole("heading", { name: "Nadie con estos filtros" })).toBeVisible();
  await page.getByRole("button", { name: "Quitar todos" }).click();
  await expect(page.getByRole("row")).toHaveCount(5);
});

test("the keyboard alone suspends", async ({ page }) => {
  const house = await makeHouse("teclado");
  await openAs(page, house.elena, "/admin/users");
  const buttons = page.locator("[data-row]");
  await expect(async () => {
    await buttons.first().focus();
    await page.keyboard.press("ArrowDown");
    await expect(buttons.nth(1)).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Motivo").focus();
  await page.keyboard.type("Vacaciones largas");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row").filter({ hasText: "Suspendido" })).toHaveCount(1);
});

test("who is no administrator finds none of these pages; the system is the platform's", async ({
  page,
}) => {
  const house = await makeHouse("puertas");
  await openAs(page, house.lucia, "/patients");
  const nothing = page.getByRole("heading", { name: "Aquí no hay nada" });
  for (const path of ["users", "settings", "settings/clinical", "audit", "system"]) {
    await page.goto(`/admin/${path}`);
    await expect(nothing, path).toBeVisible();
  }
  await openAs(page, house.elena, "/admin/system"); // a clinic's administrator, not the platform's
  await expect(nothing).toBeVisible();
  await expect(page.getByRole("link", { name: "Sistema" })).toHaveCount(0);
  expect((await page.request.get("/api/v1/system")).status()).toBe(404);
});
