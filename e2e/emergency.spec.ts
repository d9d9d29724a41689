import { expect, test } from "@playwright/test";
import { makeDoctor } from "@/lib/testing/factories";
import { openAs } from "./accounts";
import { expectNoFindings } from "./findings";
import { makeHouse } from "./house";

test("break-glass: opened by number and reason, shown on every page, ended, told, reviewed", async ({
  page,
  browser,
  baseURL,
}) => {
  const house = await makeHouse("urgencia");
  const account = {
    email: `guardia.${house.clinicId}@example.test`,
    password: house.lucia.password,
  };
  const name = "Dr. Andrés Gil Serra";
  await makeDoctor(house.clinicId, { ...account, name });
  await openAs(page, account, "/patients");
  await page.getByRole("button", { name: "Acceso de urgencia" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Número de historia o de documento")).toBeFocused();
  await dialog.getByRole("button", { name: "Abrir la historia" }).click();
  await expect(dialog.getByText("Escriba el número de historia o de documento.")).toBeVisible();
  await expectNoFindings(page, "break-glass dialog");
  await dialog.getByLabel("Número de historia o de documento").fill("HC-9999999");
  await dialog.getByLabel("Por qué necesita esta historia ahora").fill("Llega inconsciente");
  await dialog.getByRole("button", { name: "Abrir la historia" }).click();
  await expect(dialog.getByText("Ningún paciente de la clínica")).toBeVisible();
  await dialog.getByLabel("Número de historia o de documento").fill(`T-${house.patientId}`);
  await dialog.getByRole("button", { name: "Abrir la historia" }).click();
  await expect(page.getByRole("heading", { name: "Pedro Gil" })).toBeVisible();
  const banner = page.getByText("Acceso de urgencia a la historia de Pedro Gil");
  await expect(banner).toBeVisible();
  await page.goto("/today");
  await expect(banner).toBeVisible();
  await expectNoFindings(page, "a page under the banner");
  await page.getByRole("link", { name: "Ir a la historia" }).click();
  await expect(page.getByRole("heading", { name: "Pedro Gil" })).toBeVisible();
  // Who gets into the chart would outlast the access: that rests.
  await page.goto(`/patients/${house.patientId}/care`);
  await expect(page.getByText("esto se mira y no se cambia")).toBeVisible();
  await expect(page.getByRole("button", { name: "Asignar" })).toBeDisabled();
  await expectNoFindings(page, "who treats, in an emergency");
  await page.getByRole("button", { name: "Terminar", exact: true }).click();
  await expect(page).toHaveURL(/\/patients$/);
  await expect(banner).toBeHidden();
  const gone = await page.request.get(`/api/v1/patients/${house.patientId}/vitals`);
  expect(gone.status()).toBe(404);

  const open = async (who: typeof house.elena, path: string) => {
    const context = await browser.newContext({ baseURL, locale: "es-ES" });
    const other = await context.newPage();
    await openAs(other, who, path);
    return other;
  };
  const patient = await open(house.pedro, "/access");
  await expect(patient.getByText("Acceso de urgencia").first()).toBeVisible();
  await expect(patient.getByText(name).first()).toBeVisible();
  await patient.context().close();

  const admin = await open(house.elena, "/admin/emergencies");
  await expect(admin.getByText("El paciente tiene un apellido de quien abrió")).toBeVisible();
  await expect(admin.getByText("Llega inconsciente")).toBeVisible();
  await expectNoFindings(admin, "reviews");
  await admin.getByRole("button", { name: "Guardar la revisión" }).click();
  await expect(admin.getByText("Elija si estaba justificado.")).toBeVisible();
  await admin.getByRole("radio", { name: "Justificado", exact: true }).check();
  await admin.getByLabel(/^Por qué/).fill("Consta el ingreso");
  await admin.getByRole("button", { name: "Guardar la revisión" }).click();
  await expect(admin.getByText("No hay accesos por revisar")).toBeVisible();
  await admin.getByRole("link", { name: "Revisados" }).click();
  await expect(admin.getByText("Consta el ingreso")).toBeVisible();
  await admin.context().close();
});
