import { expect, type Page, test } from "@playwright/test";
import { openAs, signIn } from "./accounts";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";
import { invitationTo } from "./mails";

const password = "una clave larga para entrar";

const comeIn = async (page: Page, link: string) => {
  await page.goto(link);
  await page.getByLabel("Contraseña nueva").fill(password);
};

test("an administrator invites a nurse, who comes in once by the link of the mail", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("invitados");
  const email = `eva.${house.clinicId}@example.test`;
  await openAs(page, house.elena, "/admin/users");
  await page.getByRole("button", { name: "Invitar" }).click();
  const dialog = page.getByRole("dialog", { name: "Invitar a la clínica" });
  await dialog.getByLabel("Correo").fill(email.toUpperCase());
  await dialog.getByLabel("Nombre").fill("Eva Ruiz");
  await dialog.getByLabel("Función").selectOption("nurse");
  await dialog.getByRole("button", { name: "Enviar la invitación" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("link", { name: "Invitaciones" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "Eva Ruiz" });
  await expect(row).toContainText(email);
  await expect(row).toContainText("La envió Elena Navarro Sanz");
  await expectNoFindingsInBoth(page, "invitations");

  const first = await invitationTo(page.request, email);
  const guest = await (await browser.newContext({ locale: "es-ES" })).newPage();
  await comeIn(guest, first);
  await expect(guest.getByLabel("Nombre")).toHaveValue("Eva Ruiz");
  await expectNoFindingsInBoth(guest, "invited");
  await guest.getByLabel("Contraseña nueva").fill("corta");
  await guest.getByRole("button", { name: "Aceptar la invitación" }).click();
  await expect(guest.getByRole("alert").filter({ hasText: "hacen falta 15" })).toBeVisible();
  await guest.getByLabel("Contraseña nueva").fill(password);
  await guest.keyboard.press("Enter");
  await expect(guest.getByText(/ya puede entrar en Clínica invitados/)).toBeVisible();
  await guest.getByRole("link", { name: "Entrar" }).click();
  await signIn(guest, { email, password });
  await expect(guest).toHaveURL(/\/today/);
  await guest.goto("about:blank");
  await guest.goto(first);
  await expect(guest.getByText("Esta invitación no vale")).toBeVisible();
  await guest.context().close();
  await page.reload();
  await expect(page.getByRole("heading", { name: "No hay invitaciones pendientes" })).toBeVisible();
});

test("a patient is invited from their record, and what was sent before is withdrawn", async ({
  page,
}) => {
  const house = await makeHouse("paciente-invitado");
  await openAs(page, house.lucia, "/patients");
  const made = await page.request.post("/api/v1/patients", {
    data: {
      ...{ given: "Rosa", family: "Blanco Pinar", birthDate: "1950", gender: "female" },
      ...{ documents: [], phone: null, email: `rosa.${house.clinicId}@example.test` },
      ...{ coverage: null, emergencyContact: null, language: null, timeZone: null },
    },
  });
  const { id } = await made.json();
  await page.goto(`/patients/${id}/person`);
  const account = page.getByRole("region", { name: "Cuenta del paciente" });
  await account.getByRole("button", { name: "Invitar a su historia" }).click();
  const dialog = page.getByRole("dialog", { name: "Invitar al paciente" });
  await expect(dialog.getByLabel("Correo")).toHaveValue(/^rosa\./);
  await dialog.getByLabel("Cómo ha comprobado quién es").fill("Enseñó el DNI");
  await dialog.getByRole("button", { name: "Enviar la invitación" }).click();
  await expect(account).toContainText("Invitado en rosa.");
  // By key: what was sent is still being said, over the button for a moment.
  await account.getByRole("button", { name: "Retirar" }).press("Enter");
  await expect(account).toContainText("Aún no tiene cuenta");
});
