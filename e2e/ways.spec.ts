import { expect, type Page, test } from "@playwright/test";
import { joinClinic, makeClinic } from "@/lib/testing/factories";
import { failOne } from "@/lib/testing/outbox";
import { openAs } from "./accounts";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";
import { at, PULSE } from "./vital-inputs";

const wayOf = (page: Page, name: string) => page.getByRole("switch", { name });

/** No finding in either theme, nothing wider than the screen. */
async function expectWhole(page: Page): Promise<void> {
  await expectNoFindingsInBoth(page, page.url());
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);
}

async function recordCritical(page: Page, patientId: string): Promise<void> {
  const data = { recordedAt: at(), readings: [{ ...PULSE, value: 151 }] };
  const recorded = await page.request.post(`/api/v1/patients/${patientId}/vitals`, { data });
  expect(recorded.status()).toBe(201);
}

/** The mail to an address, once it is there. */
async function mailTo(page: Page, email: string) {
  const mail = page.getByRole("article").filter({ hasText: email });
  await expect(async () => {
    await page.goto("/dev/mail");
    await expect(mail.first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  return mail.first();
}

test("the clinic decides what leaves, a person goes before it; by keyboard, on a phone", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("caminos");
  await openAs(page, house.elena, "/admin/settings/notifications");
  const doctors = page.locator("section").filter({ hasText: "Médicos" }).last();
  await doctors.getByRole("switch", { name: "Un paciente pasa a su cargo, Correo" }).click();
  await page.getByRole("button", { name: "Guardar 1 cambio" }).click();
  await expect(
    page.getByText("Un paciente pasa a su cargo, Médicos, Correo: sí a no"),
  ).toBeVisible();
  await expectWhole(page);

  const doctor = await (await browser.newContext()).newPage();
  await doctor.setViewportSize({ width: 360, height: 740 });
  await openAs(doctor, house.lucia, "/account");
  const care = wayOf(doctor, "Un paciente pasa a su cargo, Correo");
  await expect(care).not.toBeChecked();
  await care.focus();
  await doctor.keyboard.press("Space");
  await expect(care).toBeChecked();
  await expect(doctor.getByText("(la clínica lo tiene quitado)")).toBeVisible();
  await wayOf(doctor, "Horas de silencio").click();
  await doctor.getByLabel("Hasta").selectOption("06:00");
  await expect(doctor.getByText("Guardado").first()).toBeVisible();
  await doctor.getByLabel("Correos").selectOption({ label: "Uno al día, a las 09:00" });
  await expect(doctor.locator("[aria-busy=true]")).toHaveCount(0);
  await doctor.reload();
  await expect(care).toBeChecked();
  await expect(doctor.getByLabel("Desde")).toHaveValue("22:00");
  await expect(doctor.getByLabel("Hasta")).toHaveValue("06:00");
  await expect(doctor.getByLabel("Correos")).toHaveValue("09:00");
  await expectWhole(doctor);
  await doctor.context().close();
});

test("what did not arrive is shown to the administrator, who sends it again, and to the person", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("fallidos");
  await openAs(page, house.elena, "/admin/deliveries");
  await expect(page.getByText("Todo lo enviado ha llegado")).toBeVisible();
  await failOne(house.clinicId, house.doctorId);
  const doctor = await (await browser.newContext()).newPage();
  await openAs(doctor, house.lucia, "/account");
  const notice = doctor.getByText(`No hemos podido escribirle a ${house.lucia.email}`);
  await expect(notice).toBeVisible();
  await page.reload();
  const row = page.getByRole("listitem").filter({ hasText: "Dra. Lucía Ortega Núñez" });
  await expect(row).toContainText("Se rechaza la dirección o el mensaje (EENVELOPE 550)");
  await expect(row).toContainText("1 intento");
  await expectWhole(page);
  await row.getByRole("button", { name: "Enviar de nuevo" }).click();
  await expect(row).toHaveCount(0);
  await mailTo(doctor, house.lucia.email);
  await expect(async () => {
    await doctor.goto("/account");
    await expect(notice).toHaveCount(0, { timeout: 1000 });
  }).toPass();
  await page.goto("/admin/audit");
  await expect(page.getByText("Volvió a enviar un aviso")).toBeVisible();
  await doctor.context().close();
});

test("a clinic writes its own mail: what is wrong is said with its place, a test comes, ours comes back", async ({
  page,
}) => {
  const house = await makeHouse("plantillas");
  await openAs(page, house.elena, "/admin/settings/templates");
  await page.getByLabel("Correo", { exact: true }).selectOption({ label: "Resumen de su visita" });
  const text = page.getByLabel("Texto");
  await text.fill("Hola, {patient}");
  await page.getByLabel("Asunto").fill("Algo de {clinic");
  await page.getByRole("button", { name: "Guardar 2 cambios" }).click();
  await expect(page.getByText("«patient», en la letra 7, no es un dato")).toBeVisible();
  await expect(page.getByText("La llave { de la letra 9 no tiene pareja.")).toBeVisible();
  await page.getByRole("button", { name: "Enviarme una prueba" }).click();
  await expect(page.getByText(/No se ha enviado:/)).toBeVisible();
  await page.getByLabel("Asunto").fill("Novedad en {clinic}");
  await text.fill("Puede ver algo nuevo.\n\nEl equipo de {clinic}");
  const preview = page.getByRole("article");
  await expect(preview).toContainText("El equipo de Clínica del Olivar");
  await page.getByRole("button", { name: "Enviarme una prueba" }).click();
  await expect(page.getByText(`Enviado a ${house.elena.email}`)).toBeVisible();
  await page.getByRole("button", { name: "Guardar 2 cambios" }).click();
  await expect(page.getByText("2 cambios guardados")).toBeVisible();
  await expectWhole(page);
  await page.getByRole("button", { name: /Volver al original.*Asunto/ }).click();
  await expect(page.getByLabel("Asunto")).toHaveValue("{clinic}: hay un aviso nuevo");
  await page.getByRole("button", { name: "Guardar 1 cambio" }).click();
  await expect(page.getByText("1 cambio guardado", { exact: true })).toBeVisible();
  const mail = await mailTo(page, house.elena.email);
  await expect(mail).toContainText("Novedad en Clínica plantillas");
  await expect(mail).toContainText("El equipo de Clínica plantillas");
});

test("a mail's link leads to the thing in its clinic, from another one too; a stranger finds nothing", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("enlace");
  const patient = await (await browser.newContext()).newPage();
  await openAs(patient, house.pedro, "/home");
  await recordCritical(patient, house.patientId);
  const mail = await mailTo(patient, house.lucia.email);
  const href = (await mail.getByRole("link").first().getAttribute("href")) ?? "";
  await patient.goto(href);
  await expect(patient.getByRole("heading", { name: "Aquí no hay nada" })).toBeVisible();
  const other = await makeClinic(`otra-${house.clinicId}`, { name: "Clínica otra" });
  await openAs(page, house.lucia, "/account");
  const { user } = await (await page.request.get("/api/v1/me")).json();
  await joinClinic(other.clinicId, user.id, "doctor");
  const moved = await page.request.post("/api/v1/me/clinic", {
    data: { clinicId: other.clinicId },
  });
  expect(moved.status()).toBe(200);
  await page.goto(href);
  await expect(page.getByText("Este aviso es de Clínica enlace")).toBeVisible();
  await expectWhole(page);
  await page.getByRole("button", { name: "Ir a Clínica enlace" }).click();
  await page.waitForURL(new RegExp(`/patients/${house.patientId}/vitals`));
  await patient.context().close();
});

test("mails of a kind are turned off from the mail, without signing in, also by a mail program", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("baja");
  await failOne(house.clinicId, house.doctorId);
  await openAs(page, house.elena, "/admin/deliveries");
  await page.getByRole("button", { name: /Enviar de nuevo/ }).click();
  const anyone = await (await browser.newContext()).newPage();
  const mail = await mailTo(anyone, house.lucia.email);
  const address = /\S+\/unsubscribe\/\S+/.exec((await mail.textContent()) ?? "")?.[0] ?? "";
  await anyone.goto(address);
  await expect(anyone.getByText("Un paciente pasa a su cargo")).toBeVisible();
  await expectWhole(anyone);
  await anyone.getByRole("button", { name: "No recibir más" }).click();
  await expect(anyone.getByText(/^Hecho\./)).toBeVisible();
  const oneClick = address.replace("/unsubscribe/", "/api/unsubscribe/");
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const again = await anyone.request.post(oneClick, {
    headers,
    data: "List-Unsubscribe=One-Click",
    maxRedirects: 0,
  });
  expect(again.status()).toBe(303);
  expect((await anyone.request.post(`${oneClick}x`, { headers })).status()).toBe(404);
  await openAs(page, house.lucia, "/account");
  await expect(wayOf(page, "Un paciente pasa a su cargo, Correo")).not.toBeChecked();
  await anyone.context().close();
});
