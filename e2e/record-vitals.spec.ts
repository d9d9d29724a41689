import { expect, type Page, test } from "@playwright/test";
import { DOCTOR, openAs, patientId, signIn } from "./accounts";
import { field, openFormByKey } from "./form";

async function openChart(page: Page, name: string): Promise<void> {
  await openAs(page, DOCTOR, "/patients");
  await page.goto(`/patients/${await patientId(page.request, name)}/vitals`);
}
const row = (page: Page) => page.getByRole("row").nth(1);

test("find, open, record, see it judged, undo", async ({ page }) => {
  await page.goto("/");
  await signIn(page, DOCTOR);
  await page.getByRole("link", { name: "Pacientes", exact: true }).first().click();
  await page.getByLabel("Nombre, documento, teléfono o nacimiento").fill("fuente carlos");
  await page.getByRole("link", { name: "Carlos de la Fuente Ruiz" }).click();
  await expect(page.getByRole("heading", { name: "Carlos de la Fuente Ruiz" })).toBeVisible();
  await page.getByRole("link", { name: "Signos", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Signos vitales" })).toBeVisible();
  await page.getByRole("button", { name: /Registrar/ }).click();
  await field(page, "Sistólica").fill("86");
  await field(page, "Diastólica").fill("148");
  await field(page, "Temperatura").fill("38,4");
  await field(page, "SpO₂").fill("93");
  await expect(
    page.getByText("La sistólica (86) tiene que ser mayor que la diastólica (148)."),
  ).toBeVisible();
  await page.getByRole("button", { name: "Registrar 3 signos" }).click();
  await expect(page.getByText("Falta corregir un dato.")).toBeVisible();
  await page.getByRole("button", { name: "Intercambiarlas" }).click();
  await expect(page.getByText("Límite, alta").first()).toBeVisible();
  await page.getByRole("button", { name: "Registrar 3 signos" }).click();
  await expect(page.getByText("3 signos registrados")).toBeVisible();
  await expect(row(page)).toContainText("148/86");
  await expect(row(page)).toContainText("38,4");
  await expect(page.locator("figure").filter({ hasText: "Temperatura" })).toContainText("38,4");
  await page.getByRole("button", { name: "Deshacer" }).click();
  await expect(page.getByText("Deshecho", { exact: true })).toBeVisible();
  await expect(row(page).locator(".is-wrong").first()).toBeVisible();
});

test("a wrong reading is marked with its reason and stays to be read", async ({ page }) => {
  await openChart(page, "ferrer soler");
  await page.getByRole("button", { name: /Registrar/ }).click();
  await field(page, "Peso").fill("170");
  await page.getByRole("button", { name: "Registrar 1 signo" }).click();
  await expect(row(page)).toContainText("170");
  await row(page)
    .getByRole("button", { name: /Corregir/ })
    .click();
  await page.getByRole("button", { name: "Marcar como error" }).click();
  await expect(page.getByText("Escriba el motivo.")).toBeVisible();
  await page.getByLabel("Motivo").fill("Era de otra persona");
  await page.getByRole("button", { name: "Marcar como error" }).click();
  await expect(row(page).locator(".is-wrong")).toHaveAttribute("title", /Era de otra persona/);
});

test("a double click records once; what was typed survives a reload", async ({ page }) => {
  await openChart(page, "pascual vega");
  const rows = () =>
    page.request
      .get(
        page
          .url()
          .replace("/patients", "/api/v1/patients")
          .replace(/\?.*|$/, "?limit=500"),
      )
      .then((answer) => answer.json());
  const before = (await rows()).items.length;
  await openFormByKey(page);
  await field(page, "Frecuencia cardiaca").fill("77");
  await expect(page.getByText(/Guardado en este equipo/)).toBeVisible();
  await page.reload();
  await openFormByKey(page);
  await expect(page.getByText(/Recuperado lo que escribía/)).toBeVisible();
  await expect(field(page, "Frecuencia cardiaca")).toHaveValue("77");
  await page.getByRole("button", { name: "Registrar 1 signo" }).dblclick();
  await expect(page.getByText("1 signo registrado")).toBeVisible();
  expect((await rows()).items.length).toBe(before + 1);
});

test("without a connection nothing is lost; it is sent once when it is back", async ({
  page,
  context,
}) => {
  await openChart(page, "domínguez reyes");
  await openFormByKey(page);
  await field(page, "Frecuencia respiratoria").fill("16");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Registrar 1 signo" }).click();
  await expect(page.getByText("No hay conexión. Lo que escribió está guardado")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("1 signo registrado")).toBeVisible();
});

test("an expired session loses nothing: sign in again and go on", async ({ page, context }) => {
  await openChart(page, "lozano peña");
  await openFormByKey(page);
  await field(page, "Glucosa capilar").fill("5,5");
  await page.getByRole("dialog").getByLabel("Unidad de Glucosa capilar").selectOption("mmol/L");
  await expect(page.getByText(/Guardado en este equipo/)).toBeVisible();
  await context.clearCookies();
  await page.getByRole("button", { name: "Registrar 1 signo" }).click();
  await expect(page.getByText("Lo que escribía está guardado")).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByLabel("Contraseña", { exact: true }).fill(DOCTOR.password);
  await page.getByRole("button", { name: "Seguir" }).click();
  await expect(field(page, "Glucosa capilar")).toHaveValue("5,5");
  await page.getByRole("button", { name: "Registrar 1 signo" }).click();
  await expect(row(page)).toContainText("99,1");
});

test("the deceased are marked, out of the list, and nothing is recorded for them", async ({
  page,
}) => {
  await openAs(page, DOCTOR, "/patients");
  await page.getByLabel("Situación").selectOption("only");
  await page.getByRole("link", { name: "Francisco Delgado Marín" }).click();
  await expect(page.locator(".idb").getByText(/^Fallecido/)).toBeVisible();
  await expect(page.getByText("El paciente ha fallecido: no se registran signos.")).toBeVisible();
  await expect(page.getByRole("button", { name: /Registrar/ })).toHaveCount(0);
});

test("a child is not judged by the adult's table", async ({ page }) => {
  await openAs(page, DOCTOR, "/patients");
  await page.goto(`/patients/${await patientId(page.request, "lozano peña")}/vitals`);
  await page.getByRole("button", { name: /Registrar/ }).click();
  await page.getByRole("dialog").getByLabel("Fecha").fill("2019-01-15");
  await field(page, "Frecuencia cardiaca").fill("150");
  await field(page, "SpO₂").focus();
  await expect(page.getByRole("dialog").getByText("Sin referencia para esta edad")).toBeVisible();
});

test("a row that came by search shows its last reading too", async ({ page }) => {
  await openAs(page, DOCTOR, "/patients");
  await page.getByLabel("Nombre, documento, teléfono o nacimiento").fill("vargas leon");
  await expect(page.getByRole("link", { name: "Teresa Vargas León" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Teresa" }).locator(".c-when")).toHaveText(
    /\d{2}:\d{2}/,
  );
});
