import { expect, test } from "@playwright/test";
import { ADMIN, DOCTOR, openAs, patientId } from "./accounts";

/** Other words at each run: who is alike is what these tests are about. */
const word = () =>
  Array.from({ length: 9 }, () => "aeiouklmnrst"[Math.floor(Math.random() * 12)]).join("");
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const given = capital(word());
const family = `${capital(word())} ${capital(word())}`;
const [theirs, mine] = [capital(word()), capital(word())];

test("a doctor registers a patient, is warned of one who is alike, and edits them", async ({
  page,
}) => {
  await openAs(page, DOCTOR, "/patients");
  await page.getByRole("link", { name: "Nuevo paciente" }).click();
  await page.getByRole("button", { name: "Registrar paciente" }).click();
  await expect(page.getByText("Escriba el nombre o los apellidos.")).toBeVisible();
  await page.getByLabel("Nombre").first().fill(given);
  await page.getByLabel("Apellidos").fill(family);
  await page.getByLabel("Fecha de nacimiento").fill("31/02/1980");
  await page.getByLabel("DNI o NIE").fill("12345678A");
  await expect(page.getByText(/No es una fecha/)).toBeVisible();
  await page.getByLabel("Fecha de nacimiento").fill("12/03/1980");
  await page.getByRole("button", { name: "Registrar paciente" }).click();
  await expect(page.getByText("La letra no corresponde al número.")).toBeVisible();
  await page.getByLabel("DNI o NIE").fill("");
  await page.getByRole("button", { name: "Registrar paciente" }).dblclick();
  await expect(page.getByRole("heading", { name: `${given} ${family}` })).toBeVisible();
  await page.getByRole("link", { name: "Datos", exact: true }).click();
  await expect(page.getByLabel("Fecha de nacimiento")).toHaveValue("1980-03-12");
  await page.getByLabel("Teléfono").first().fill("600 77 88 99");
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.getByText("Datos guardados")).toBeVisible();

  await page.goto("/patients/new");
  await page.getByLabel("Nombre").first().fill(given.toLowerCase());
  await page.getByLabel("Apellidos").fill(family.toUpperCase());
  await page.getByLabel("Fecha de nacimiento").fill("03/12/1980");
  const notice = page.getByRole("region", { name: "Puede que ya tenga historia" });
  await expect(notice.getByRole("link", { name: `${given} ${family}` })).toBeVisible();
  await expect(page.getByRole("button", { name: "Registrar paciente" })).toBeDisabled();
  await notice.getByLabel(/no es ninguna/).check();
  await page.getByRole("button", { name: "Registrar paciente" }).click();
  await expect(page.getByText("Paciente registrado")).toBeVisible();
});

test("two people change the same details: the second sees the first's change, and loses nothing", async ({
  page,
  browser,
}) => {
  await openAs(page, ADMIN, "/patients");
  const id = await patientId(page.request, "HC-0000030");
  await page.goto(`/patients/${id}/person`);
  const second = await (await browser.newContext({ locale: "es-ES" })).newPage();
  await openAs(second, ADMIN, `/patients/${id}/person`);
  await expect(second.getByLabel("Entidad")).toBeVisible();
  await page.getByLabel("Entidad").fill(theirs);
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.getByText("Datos guardados")).toBeVisible();
  await second.getByLabel("Entidad").fill(mine);
  await second.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(second.getByText(`Otra persona ha puesto: ${theirs}`)).toBeVisible();
  await expect(second.getByLabel("Entidad")).toHaveValue(mine);
  await second.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(second.getByText("Datos guardados")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Entidad")).toHaveValue(mine);
  await second.context().close();
});

test("an administrator assigns, hands over and ends; opens no chart", async ({ page }) => {
  await openAs(page, ADMIN, "/patients");
  const id = await patientId(page.request, "HC-0000033");
  await page.goto(`/patients/${id}/care`);
  await page.getByRole("button", { name: "Asignar" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Asignar" }).click();
  await expect(dialog.getByText("Elija a quién y escriba el motivo.")).toBeVisible();
  const choices = dialog.getByLabel("Quién").locator("option");
  await expect(choices).not.toHaveCount(1); // they come after the dialog
  const [, name = ""] = await choices.allTextContents();
  await dialog.getByLabel("Quién").selectOption({ index: 1 });
  await dialog.getByLabel("Motivo").fill("Segunda opinión");
  await dialog.getByRole("button", { name: "Asignar" }).click();
  await expect(page.getByText("Segunda opinión")).toBeVisible();
  const person = name.split(",")[0] ?? "";
  await page.getByRole("button", { name: `Terminar lo de ${person}` }).click();
  await dialog.getByLabel("Motivo").fill("Ya no hace falta");
  await dialog.getByRole("button", { name: "Terminar" }).click();
  await expect(page.getByText("Terminó: Ya no hace falta")).toBeVisible();
  expect((await page.goto(`/patients/${id}`))?.status()).toBe(404);
});
