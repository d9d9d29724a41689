import { type APIRequestContext, expect, test } from "@playwright/test";
import { joinClinic, makeClinic, makeDoctor } from "@/lib/testing/factories";
import { CHANGING_DOCTOR, openAs, PATIENT, signInByApi } from "./accounts";

const NAME = "Dr. Javier Moreno Castillo";
const NEXT = "una frase que solo digo yo";

test.describe.configure({ mode: "serial" });

/** The account as the demo has it, whatever a test left. */
test.afterAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  const changed = await signInByApi(request, { ...CHANGING_DOCTOR, password: NEXT }).then(
    () => true,
    () => false,
  );
  if (changed) {
    const data = { current: NEXT, next: CHANGING_DOCTOR.password };
    expect((await request.post("/api/v1/me/password", { data })).status()).toBe(200);
  } else await signInByApi(request, CHANGING_DOCTOR);
  await patchMe(request, { name: NAME, locale: "es", timeZone: null, density: null });
  await request.dispose();
});

async function patchMe(request: APIRequestContext, data: object): Promise<void> {
  const { version } = await (await request.get("/api/v1/me")).json();
  const headers = { "if-match": `"${version}"` };
  expect((await request.patch("/api/v1/me", { data, headers })).status()).toBe(200);
}

test("what is typed and not saved is there after a reload, until it is discarded", async ({
  page,
}) => {
  await openAs(page, CHANGING_DOCTOR, "/account");
  await page.getByLabel("Nombre").fill("Dr. Javier M.");
  await expect(page.getByText("1 cambio sin guardar")).toBeVisible();
  const kept = expect.poll(() => page.evaluate(() => Object.keys(localStorage).join()));
  await kept.toContain("account");
  await page.reload();
  await expect(page.getByText("Recuperado lo que escribía.")).toBeVisible();
  await expect(page.getByLabel("Nombre")).toHaveValue("Dr. Javier M.");
  await page.getByRole("button", { name: "Descartar" }).click();
  await expect(page.getByLabel("Nombre")).toHaveValue(NAME);
  await kept.not.toContain("account");
  await page.getByLabel("Nombre").fill("Dr. Javier Otra Vez");
  await kept.toContain("account");
  await page.reload();
  await expect(page.getByLabel("Nombre")).toHaveValue("Dr. Javier Otra Vez");
  await page.getByRole("button", { name: "Descartar" }).click();
  await page.reload();
  await expect(page.getByLabel("Nombre")).toHaveValue(NAME);
});

test("name, zone and density: changed together, said what they were, kept", async ({ page }) => {
  await openAs(page, CHANGING_DOCTOR, "/today");
  await page.getByRole("button", { name: /Cuenta de/ }).click();
  await expect(page.getByText("Cambiar de clínica")).toHaveCount(0);
  await page.getByRole("link", { name: "Mi cuenta" }).click();
  await expect(page.getByRole("heading", { name: "Mi cuenta" })).toBeVisible();
  await page.getByLabel("Nombre").fill("");
  await expect(page.getByText("Escriba su nombre.")).toBeVisible();
  await page.getByLabel("Nombre").fill("Dr. Javier Moreno");
  await expect(page.getByText(`antes ${NAME}`)).toBeVisible();
  const zone = page.getByRole("combobox", { name: "Zona horaria" });
  await zone.click();
  await zone.pressSequentially("bogota");
  const zones = page.getByRole("listbox", { name: "Zona horaria" }).getByRole("option");
  await expect(zones).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(zone).toHaveValue("Bogota");
  await page.getByLabel("Densidad").selectOption("comfortable");
  await page.getByRole("button", { name: "Guardar 3 cambios" }).click();
  await expect(page.getByText("Cuenta guardada")).toBeVisible();
  await expect(page.getByRole("button", { name: "Cuenta de Dr. Javier Moreno" })).toBeVisible();
  await expect(page.locator(".staff")).toHaveAttribute("data-density", "comfortable");
  await page.reload();
  await expect(zone).toHaveValue("Bogota");
  await page.getByLabel("Densidad").selectOption("");
  await zone.click();
  await zones.filter({ hasText: /La del navegador/ }).click();
  await page.getByRole("button", { name: "Guardar 2 cambios" }).click();
  await expect(page.locator(".staff")).toHaveAttribute("data-density", "compact");
});

test("what was changed elsewhere meanwhile is shown, and nothing typed is lost", async ({
  page,
  playwright,
  baseURL,
}) => {
  await openAs(page, CHANGING_DOCTOR, "/account");
  await page.getByLabel("Nombre").fill("Dr. J. Moreno");
  const elsewhere = await playwright.request.newContext({ baseURL });
  await signInByApi(elsewhere, CHANGING_DOCTOR);
  await patchMe(elsewhere, { name: "Javier de otro sitio", density: "comfortable" });
  await elsewhere.dispose();
  await page.getByRole("button", { name: "Guardar 1 cambio" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "cambió mientras tanto" })).toBeVisible();
  await expect(page.getByLabel("Nombre")).toHaveValue("Dr. J. Moreno");
  await expect(page.getByText("En otro sitio se puso: Javier de otro sitio")).toBeVisible();
  await expect(page.getByLabel("Densidad")).toHaveValue("comfortable");
  await page.getByRole("button", { name: "Guardar 1 cambio" }).click();
  await expect(page.getByText("Cuenta guardada")).toBeVisible();
  await expect(page.getByText(/otro sitio/)).toHaveCount(0);
});

test("the password: faults at their fields; another browser's session ends, this one goes on", async ({
  page,
  browser,
}) => {
  await openAs(page, CHANGING_DOCTOR, "/account");
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await openAs(other, CHANGING_DOCTOR, "/today");
  const form = page.getByRole("region", { name: "Contraseña" });
  const current = form.getByLabel("Contraseña actual", { exact: true });
  const next = form.getByLabel("Contraseña nueva", { exact: true });
  const change = form.getByRole("button", { name: "Cambiar la contraseña" });
  await change.click();
  await expect(current).toBeFocused();
  await expect(form.getByText("Escriba su contraseña actual.")).toBeVisible();
  await current.fill("no es esta de verdad");
  await next.fill("corta");
  await expect(next).toHaveAttribute("type", "password");
  await form.getByRole("button", { name: "Mostrar: Contraseña nueva" }).click();
  await expect(next).toHaveAttribute("type", "text");
  await change.click();
  await expect(form.getByText("Tiene 5 caracteres: hacen falta 15.")).toBeVisible();
  await next.fill(CHANGING_DOCTOR.email);
  await change.click();
  await expect(form.getByText(/hecha de su correo/)).toBeVisible();
  await next.fill(NEXT);
  await change.click();
  await expect(form.getByText("No es su contraseña actual.")).toBeVisible();
  expect((await other.request.get("/api/v1/me")).status()).toBe(200);
  const cookie = async () =>
    (await page.context().cookies()).find(({ name }) => name === "session")?.value;
  const before = await cookie();
  await current.fill(CHANGING_DOCTOR.password);
  await change.click();
  await expect(page.getByText(/Contraseña cambiada/)).toBeVisible();
  await expect(next).toHaveValue("");
  expect(await cookie()).not.toBe(before);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Mi cuenta" })).toBeVisible();
  await other.goto("/patients");
  await expect(other).toHaveURL(/\/sign-in/);
  await elsewhere.close();
  await current.fill(NEXT);
  await next.fill(CHANGING_DOCTOR.password);
  await change.click();
  await expect(page.getByText(/Contraseña cambiada/).first()).toBeVisible();
  await expect(next).toHaveValue("");
});

test("a patient has an account too, wide by default", async ({ page }) => {
  await openAs(page, PATIENT, "/account");
  await expect(page.getByLabel("Nombre")).toHaveValue("John Doe");
  await expect(page.locator(".patient")).toHaveAttribute("data-density", "comfortable");
});

test("language and theme are kept", async ({ page }) => {
  await openAs(page, CHANGING_DOCTOR, "/today");
  await page.getByRole("button", { name: /Cuenta de/ }).click();
  await page.getByLabel("Aspecto").selectOption("dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByLabel("Idioma").selectOption("en");
  await expect(page.getByRole("link", { name: "Patients" }).first()).toBeVisible();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: /Account of/ }).click();
  await page.getByLabel("Language").selectOption("es");
  await expect(page.getByRole("link", { name: "Pacientes" }).first()).toBeVisible();
});

test("who belongs to two clinics goes from one to the other, in every tab", async ({ page }) => {
  const own = `two-${process.pid}-${Date.now()}`;
  const [first, second] = [
    await makeClinic(`${own}-a`, { name: "Clínica del Olivar" }),
    await makeClinic(`${own}-b`, { name: "Centro de Salud Norte" }),
  ];
  const account = { email: `${own}@example.test`, password: NEXT };
  const { userId } = await makeDoctor(first.clinicId, account);
  await joinClinic(second.clinicId, userId, "admin");
  await openAs(page, account, "/");
  const menu = page.locator("#account-menu");
  await page.getByRole("button", { name: /Cuenta de/ }).click();
  await expect(menu.getByText("Administración, Centro de Salud Norte")).toBeVisible();
  const other = await page.context().newPage();
  await other.goto("/patients");
  // The other tab listens once it is alive.
  await other.getByRole("button", { name: /Cuenta de/ }).click();
  await expect(other.locator("#account-menu")).toBeVisible();
  await menu.getByRole("button", { name: "Clínica del Olivar" }).click();
  await expect(page).toHaveURL(/\/today$/);
  await expect(other).toHaveURL(/\/today$/);
  await page.getByRole("button", { name: /Cuenta de/ }).click();
  await expect(menu.getByText("Médico, Clínica del Olivar")).toBeVisible();
  await expect(menu.getByRole("button", { name: "Centro de Salud Norte" })).toBeVisible();
});
