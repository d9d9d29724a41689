import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { blockNetworks } from "@/lib/testing/networks";
import { openAs, signInByApi } from "./accounts";
import { field } from "./form";
import { makeHouse } from "./house";

const LIVE = { timeout: 5000 };
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
let house: Awaited<ReturnType<typeof makeHouse>>;
test.beforeEach(async () => {
  house = await makeHouse("ajustes");
});

/** Saves the page's changes, and waits until they are. */
async function save(page: Page, count: number): Promise<void> {
  const name = count === 1 ? "Guardar 1 cambio" : `Guardar ${count} cambios`;
  await page.getByRole("button", { name }).click();
  await expect(page.getByText(/cambios? guardado/)).toBeVisible();
  await expect(page.getByRole("button", { name: /Guardar/ })).toHaveCount(0);
}

test("general: what is typed is previewed, saved as one, and seen by everyone", async ({
  page,
  browser,
}) => {
  await openAs(page, house.elena, "/admin/settings");
  await page.getByLabel("Nombre de la clínica").fill("Clínica del Olivar");
  await page.getByLabel("Número de emergencias").fill("061");
  await page.getByLabel("Fechas").selectOption({ label: "Día/mes/año" });
  const preview = page.locator("aside").filter({ hasText: "Cómo se verá" });
  await expect(preview).toContainText("Clínica del Olivar");
  await expect(preview).toContainText(/\d\d\/\d\d\/\d{4}/);
  await expect(page.getByText("antes Clínica ajustes")).toBeVisible();
  await expect(page.locator(".set.is-changed")).toHaveCount(3);
  await page.getByLabel("Elegir imagen").setInputFiles({
    name: "logo.png",
    mimeType: "image/png",
    buffer: Buffer.from(PNG, "base64"),
  });
  await save(page, 4);
  await expect(page.locator(".rail")).toContainText("Clínica del Olivar");
  await expect(page.locator(".rail img.logo")).toBeVisible();
  await expect(page.getByText("Número de emergencias: 112 a 061")).toBeVisible();

  const patient = await (await browser.newContext()).newPage();
  await openAs(patient, house.pedro, "/home");
  await expect(patient.getByRole("link", { name: "061" })).toBeVisible();
  await expect(patient.locator("img.logo").first()).toBeAttached();
  const doctor = await (await browser.newContext()).newPage();
  await openAs(doctor, house.lucia, "/patients");
  await expect(doctor.getByText("12/03/1980")).toBeVisible();
  await patient.context().close();
  await doctor.context().close();
});

test("language and zone of the clinic are those of who chose none", async ({
  page,
  playwright,
}) => {
  await openAs(page, house.elena, "/admin/settings");
  const { baseURL } = test.info().project.use;
  const script = await playwright.request.newContext({ baseURL });
  await signInByApi(script, house.lucia);
  await page.getByLabel("Zona horaria").fill("America/Bogota");
  await page.locator("#setting-locale").selectOption("en");
  await page.getByRole("button", { name: "Guardar 2 cambios" }).click();
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await expect(async () => {
    const me = await (await script.get("/api/v1/me")).json();
    expect(me.clinic).toMatchObject({ timeZone: "America/Bogota", locale: "en" });
  }).toPass(LIVE);
  await script.dispose();
});

test("an unknown zone, an empty name and a picture that is none are said at their field", async ({
  page,
}) => {
  await openAs(page, house.elena, "/admin/settings");
  const zone = page.getByLabel("Zona horaria");
  await zone.fill("Europe/Atlantis");
  await page.getByLabel("Nombre de la clínica").fill("");
  await page.getByRole("button", { name: /Guardar/ }).click();
  await expect(page.getByText("Esa zona horaria no existe.")).toBeVisible();
  await expect(page.getByText("No puede quedar vacío.")).toBeVisible();
  await expect(page.getByText("2 cambios sin guardar y 2 datos por corregir.")).toBeVisible();
  await expect(zone).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Descartar" }).click();
  await expect(zone).toHaveValue("Europe/Madrid");
  await page.getByLabel("Elegir imagen").setInputFiles({
    name: "logo.png",
    mimeType: "image/png",
    buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
  });
  await page.getByRole("button", { name: "Guardar 1 cambio" }).click();
  await expect(page.getByText("No es una imagen PNG, JPEG ni WebP.")).toBeVisible();
});

test("bands: out of order is refused; a new one judges form, table and chart", async ({
  page,
  browser,
}) => {
  await openAs(page, house.elena, "/admin/settings/clinical");
  const pulse = page.getByRole("group", { name: "Frecuencia cardiaca" });
  await pulse.getByLabel("Normal hasta").fill("125");
  await pulse.getByLabel("Normal desde").focus();
  await expect(pulse.getByText("Los límites tienen que ir de menor a mayor.")).toBeVisible();
  await pulse.getByLabel("Normal hasta").fill("110");
  await save(page, 1);

  const doctor = await (await browser.newContext()).newPage();
  await openAs(doctor, house.lucia, `/patients/${house.patientId}/vitals?record=1`);
  await field(doctor, "Frecuencia cardiaca").fill("105");
  await field(doctor, "Nota").focus();
  await expect(doctor.getByRole("dialog").getByText("Normal")).toBeVisible();
  await doctor.getByRole("button", { name: "Registrar 1 signo" }).click();
  const chart = doctor.locator("figure").filter({ hasText: "Frecuencia cardiaca" });
  await expect(chart).toContainText("Normal");
  await expect(chart.getByText("110", { exact: true })).toBeVisible();
  await doctor.context().close();
});

test("how late one may cancel is what the patient reads at home; nothing where it isn't asked", async ({
  page,
}) => {
  const reads = async () => {
    await openAs(page, house.pedro, "/home");
    return page.locator("main");
  };
  await expect(await reads()).toContainText("Avise al menos 24 horas antes.");
  await openAs(page, house.elena, "/admin/settings/clinical");
  const hours = page.getByLabel("Aviso para anular una cita");
  await hours.fill("500");
  await hours.blur();
  await expect(page.getByText(/de 0 a 168, sin decimales/)).toBeVisible();
  await hours.fill("1");
  await save(page, 1);
  await expect(await reads()).toContainText("Avise al menos una hora antes.");
  await openAs(page, house.elena, "/admin/settings/clinical");
  await hours.fill("0");
  await save(page, 1);
  await expect(await reads()).toContainText("¿Es una emergencia?");
  await expect(page.getByText("Avise al menos")).toHaveCount(0);
});

test("who comes from a network that the clinic shut is told so, in a session that is open too", async ({
  page,
  playwright,
  baseURL,
}) => {
  await openAs(page, house.pedro, "/home");
  const admin = await playwright.request.newContext({ baseURL });
  await signInByApi(admin, house.elena);
  const put = async (blockedNetworks: string, by: APIRequestContext) => {
    const { version } = await (await by.get("/api/v1/settings/security")).json();
    const headers = { "if-match": `"${version}"` };
    return by.patch("/api/v1/settings/security", { data: { blockedNetworks }, headers });
  };
  const own = await put("127.0.0.1, ::1", admin);
  expect([own.status(), (await own.json()).errors[0].code]).toEqual([422, "locks_out"]);
  await blockNetworks(house.clinicId, "127.0.0.0/8, ::1");
  await expect(async () => {
    await page.goto("/home");
    const refused = page.getByRole("heading", { name: "Desde aquí no se puede entrar" });
    await expect(refused).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  const refused = await page.request.get("/api/v1/me");
  expect([refused.status(), (await refused.json()).reason]).toEqual([401, "network_required"]);
  await page.getByRole("button", { name: "Entrar con otra cuenta" }).click();
  await expect(page.getByRole("heading", { name: "Entrar" })).toBeVisible();
  await admin.dispose();
});

test("recording at home switched off: no button, and the API answers as if it were not there", async ({
  page,
  browser,
}) => {
  const patient = await (await browser.newContext()).newPage();
  await openAs(patient, house.pedro, "/home");
  await expect(patient.getByRole("button", { name: "Apuntar un signo" })).toBeVisible();
  await openAs(page, house.elena, "/admin/settings/features");
  await page.getByRole("switch", { name: "Signos en casa" }).uncheck();
  await page.getByRole("switch", { name: "Exportar el registro" }).uncheck();
  await save(page, 2);
  await patient.reload();
  await expect(patient.getByRole("heading", { name: /Hola/ })).toBeVisible();
  await expect(patient.getByRole("button", { name: "Apuntar un signo" })).toHaveCount(0);
  const readings = [{ code: "8867-4", value: 70, unit: "/min" }];
  const refused = await patient.request.post(`/api/v1/patients/${house.patientId}/vitals`, {
    data: { recordedAt: new Date(Date.now() - 60_000).toISOString(), readings },
  });
  expect(refused.status()).toBe(404);
  await page.goto("/admin/audit");
  await expect(page.getByRole("heading", { name: "Registro" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Exportar CSV" })).toHaveCount(0);
  expect((await page.request.get("/api/v1/audit-events.csv")).status()).toBe(404);
  await patient.context().close();
});

test("two administrators on one page: the second sees the first's change, and loses nothing", async ({
  page,
  browser,
}) => {
  const other = await (await browser.newContext()).newPage();
  await openAs(page, house.elena, "/admin/settings/sessions");
  await openAs(other, house.jorge, "/admin/settings/sessions");
  const staff = (on: Page) => on.getByLabel("Cierre por inactividad").first();
  const patients = (on: Page) => on.getByLabel("Cierre por inactividad").last();
  await staff(other).fill("20");
  await save(other, 1);
  await staff(page).fill("45");
  await patients(page).fill("60");
  await page.getByRole("button", { name: "Guardar 2 cambios" }).click();
  await expect(page.getByText(/Jorge Salas Medina ha guardado cambios/)).toBeVisible();
  await expect(page.getByText("Jorge Salas Medina ha puesto 20 minutos.")).toBeVisible();
  await expect(staff(page)).toHaveValue("45");
  await expect(patients(page)).toHaveValue("60");
  await page.getByRole("button", { name: "Quedarse con eso" }).click();
  await expect(staff(page)).toHaveValue("20");
  await save(page, 1);
  await expect(patients(page)).toHaveValue("60");
  await other.context().close();
});

test("what is typed comes back after a reload", async ({ page }) => {
  await openAs(page, house.elena, "/admin/settings/sessions");
  await expect(async () => {
    await page.getByLabel("Duración máxima").first().fill("10");
    await expect(page.getByText("1 cambio sin guardar.")).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).length)).toBeGreaterThan(0);
  await page.reload();
  await expect(page.getByLabel("Duración máxima").first()).toHaveValue("10");
});
