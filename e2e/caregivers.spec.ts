import { expect, test } from "@playwright/test";
import { openAs, signIn } from "./accounts";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";
import { invitationTo } from "./mails";

const password = "una clave larga para cuidar";

test("a patient lets somebody act for them: asked by mail, accepted, used, and ended at once", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("cuidados");
  const email = `marta.${house.clinicId}@example.test`;
  await openAs(page, house.pedro, "/caregivers");
  await expect(page.getByText("Nadie puede actuar por usted.")).toBeVisible();
  await page.getByRole("button", { name: "Añadir a una persona" }).click();
  const dialog = page.getByRole("dialog", { name: "Añadir a una persona de confianza" });
  await dialog.getByLabel("Nombre y apellidos").fill("Marta Íñiguez");
  await dialog.getByLabel("Su correo").fill(email);
  await expect(dialog.getByLabel(/^notas/)).not.toBeChecked();
  await expectNoFindingsInBoth(page, "caregivers, asking");
  await dialog.getByRole("button", { name: "Enviar la invitación" }).click();
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: "Marta Íñiguez" });
  await expect(row).toContainText("Aún no ha aceptado");

  const guest = await (await browser.newContext({ locale: "es-ES" })).newPage();
  await guest.goto(await invitationTo(page.request, email));
  await guest.getByLabel("Contraseña nueva").fill(password);
  await guest.getByRole("button", { name: "Aceptar la invitación" }).click();
  await guest.getByRole("link", { name: "Entrar" }).click();
  await signIn(guest, { email, password });
  await expect(guest).toHaveURL(/\/caring/);
  await guest.getByRole("button", { name: /^Aceptar actuar por/ }).click();
  await guest.getByRole("button", { name: /^Actuar por/ }).click();
  await expect(guest.getByRole("region", { name: "Por quién actúa" })).toBeVisible();
  await expectNoFindingsInBoth(guest, "caring");
  const places = guest.getByRole("navigation", { name: "Principal" }).first();
  await places.getByRole("link", { name: "Historia" }).click();
  await expect(guest).toHaveURL(/\/record\/labs/);
  await expect(guest.getByRole("link", { name: "Notas", exact: true })).toHaveCount(0);
  expect((await guest.goto("/record/notes"))?.status()).toBe(404);
  await guest.goto("/messages/new");
  await guest.getByLabel("De qué se trata").fill("Cita");
  await guest.getByRole("textbox", { name: "Mensaje" }).fill("¿Puede ser el lunes?");
  await guest.getByRole("button", { name: "Enviar" }).click();
  await expect(guest.getByText("¿Puede ser el lunes?")).toBeVisible();

  await guest.context().clearCookies();
  await expect(async () => {
    await guest.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    const locked = guest.getByRole("heading", { name: /se cerró por inactividad/ });
    await expect(locked).toBeVisible({ timeout: 2000 });
  }).toPass();
  await guest.getByLabel("Contraseña", { exact: true }).fill(password);
  await guest.getByRole("button", { name: "Seguir" }).click();
  await expect(guest).toHaveURL(/\/caring$/);
  await expect(guest.getByRole("region", { name: "Por quién actúa" })).toHaveCount(0);
  await guest.getByRole("button", { name: /^Actuar por/ }).click();
  await expect(guest.getByRole("region", { name: "Por quién actúa" })).toBeVisible();

  await page.goto("/messages");
  await page.getByRole("link", { name: /Cita/ }).click();
  await expect(page.getByText("Marta Íñiguez, en nombre del paciente")).toBeVisible();
  await page.goto("/caregivers");
  await row.getByRole("button", { name: "Terminar con Marta Íñiguez" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Terminar" }).click();
  await expect(row).toContainText("Terminado");
  expect((await guest.goto("/record/labs"))?.status()).toBe(404);
  await guest.getByRole("button", { name: "Volver a lo mío" }).click();
  await expect(guest.getByText("Por nadie todavía.")).toBeVisible();
  await guest.context().close();
  await page.goto("/access");
  await expect(page.getByText("En nombre suyo, con su permiso").first()).toBeVisible();
});
