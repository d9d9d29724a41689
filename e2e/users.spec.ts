import { expect, type Page, test } from "@playwright/test";
import { ageProofs, codeOf } from "@/lib/testing/sign-ins";
import { openAs, signIn, signInByApi } from "./accounts";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";
import { mailTo } from "./mails";

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

/** Opens the other acts on a person's row and chooses one. */
async function choose(page: Page, person: RegExp, act: string) {
  const row = page.getByRole("row", { name: person });
  await row.getByRole("button", { name: /^Más acciones/ }).click();
  await row.getByRole("button", { name: act, exact: true }).click();
  return page.getByRole("dialog");
}

test("another role: asked who one is, out at once and told why, and back in the new role; the others are alarmed", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("funcion");
  const doctor = await (await browser.newContext()).newPage();
  await openAs(doctor, house.lucia, "/patients");
  await openAs(page, house.elena, "/admin/users");
  await ageProofs(house.adminUserId);
  const dialog = await choose(page, /Lucía/, "Cambiar la función");
  await dialog.getByLabel("Función nueva").selectOption("admin");
  await expect(dialog.getByText(/Deja de atender a sus pacientes/)).toBeVisible();
  await expectNoFindingsInBoth(page, "change role");
  await dialog.getByLabel("Motivo").fill("Lleva ahora la clínica");
  await dialog.getByRole("button", { name: "Cambiar la función" }).click();
  const asked = page.getByRole("dialog", { name: "Confirme que es usted" });
  await asked.getByLabel("Contraseña", { exact: true }).fill(house.elena.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row", { name: /Lucía/ })).toContainText("Administración");
  await expect(async () => {
    // As a tab that comes to the front does, it asks whether the session still lives.
    await doctor.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    const locked = doctor.getByRole("heading", { name: "Su función en la clínica ha cambiado" });
    await expect(locked).toBeVisible({ timeout: 2000 });
  }).toPass();
  await doctor.goto("/patients");
  await expect(doctor).toHaveURL(/ended=role_changed/);
  await expect(doctor.getByText(/Su función en la clínica ha cambiado/)).toBeVisible();
  await signIn(doctor, house.lucia);
  await expect(doctor).toHaveURL(/\/patients$/);
  await doctor.goto("/admin/users");
  await expect(doctor.getByRole("heading", { name: "Usuarios" })).toBeVisible();
  const chart = await doctor.request.get(`/api/v1/patients/${house.patientId}/record`);
  expect(chart.status()).toBe(404);
  await doctor.goto(`/patients/${house.patientId}/care`);
  await expect(doctor.getByText("Lleva ahora la clínica")).toBeVisible();
  await doctor.goto("/admin/audit?action=change-role");
  const entry = doctor.getByRole("row").nth(1);
  await expect(entry).toContainText("Médico → Administración");
  await expect(async () => {
    await doctor.goto("/admin/security");
    const alert = doctor.getByText(/cambió la función de Dra\. Lucía/).first();
    await expect(alert).toBeVisible({ timeout: 1000 });
  }).toPass();
  await doctor.context().close();
});

test("somebody's sessions ended: told why at the door, and in again as ever", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("sesiones");
  const doctor = await (await browser.newContext()).newPage();
  await openAs(doctor, house.lucia, "/patients");
  await openAs(page, house.elena, "/admin/users");
  const dialog = await choose(page, /Lucía/, "Cerrar sus sesiones");
  await dialog.getByRole("button", { name: "Cerrar sus sesiones" }).click();
  await expect(page.getByText(/Lucía Ortega Núñez: una sesión cerrada/)).toBeVisible();
  const refused = await doctor.request.get("/api/v1/me");
  expect([refused.status(), (await refused.json()).reason]).toEqual([
    401,
    "ended_by_administrator",
  ]);
  await doctor.goto("/today");
  await expect(doctor.getByText(/Administración ha cerrado su sesión/)).toBeVisible();
  await signIn(doctor, house.lucia);
  await expect(doctor).toHaveURL(/\/today/);
  await doctor.context().close();
});

test("a lost second factor is taken away with how it is known who asks; the password opens again", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("perdido");
  const doctor = await browser.newContext();
  await signInByApi(doctor.request, house.lucia);
  const { key } = await (await doctor.request.post("/api/v1/me/authenticator")).json();
  const data = { code: codeOf(key) };
  const confirmed = await doctor.request.post("/api/v1/me/authenticator/confirmation", { data });
  expect(confirmed.status()).toBe(200);
  await openAs(page, house.elena, "/admin/users");
  const act = "Quitar el segundo factor";
  const dialog = await choose(page, /Lucía/, act);
  await dialog.getByRole("button", { name: act }).click();
  await expect(dialog.getByText("Escriba cómo lo ha comprobado.")).toBeVisible();
  await dialog.getByLabel("Cómo ha comprobado quién lo pide").fill("En persona, con su DNI");
  await dialog.getByRole("button", { name: act }).click();
  await expect(page.getByText(/Lucía Ortega Núñez: segundo factor quitado/)).toBeVisible();
  const entering = await doctor.newPage();
  await entering.goto("/today");
  await expect(entering.getByText(/Administración ha quitado su segundo factor/)).toBeVisible();
  await signIn(entering, house.lucia);
  await expect(entering).toHaveURL(/\/today/);
  await mailTo(page.request, house.lucia.email, "segundo factor quitado");
  await choose(page, /Lucía/, act);
  await dialog.getByLabel("Cómo ha comprobado quién lo pide").fill("En persona, con su DNI");
  await dialog.getByRole("button", { name: act }).click();
  await expect(dialog.getByText("No tiene segundo factor.")).toBeVisible();
  await doctor.close();
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
