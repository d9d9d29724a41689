import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { makePatient } from "@/lib/testing/factories";
import { openAs, signIn } from "./accounts";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";

const LONGEST_MAIL = 1500;
const password = "una clave larga para entrar";

/** What a mail to an address has in it; the page of caught mails shows them. */
async function linkIn(request: APIRequestContext, email: string, pattern: RegExp): Promise<string> {
  let link = "";
  await expect(async () => {
    const page = await (await request.get("/dev/mail")).text();
    const mails = page.split(email).slice(1);
    link =
      mails.map((mail) => pattern.exec(mail.slice(0, LONGEST_MAIL))?.[0] ?? "").find(Boolean) ?? "";
    expect(link).not.toBe("");
  }).toPass({ timeout: 60_000 });
  return link;
}

async function openHouse(page: Page) {
  const name = `registro-${Date.now().toString(36)}`;
  const house = await makeHouse(name);
  await openAs(page, house.elena, "/admin/settings/security");
  await page.getByRole("switch", { name: "Los pacientes se registran solos" }).check();
  await page.getByRole("button", { name: "Guardar 1 cambio" }).click();
  await expect(page.getByText("1 cambio guardado")).toBeVisible();
  return { ...house, name };
}

async function fill(page: Page, clinic: string, given: string, email: string) {
  await page.goto("/register");
  // The demo's clinic is open too.
  await page
    .getByRole("combobox", { name: "Clínica" })
    .selectOption({ label: `Clínica ${clinic}` });
  await page.getByLabel("Nombre", { exact: true }).fill(given);
  await page.getByLabel("Apellidos").fill("Gil");
  await page.getByLabel("Fecha de nacimiento").fill("1980-03-12");
  await page.getByLabel("Correo").fill(email);
  await page.getByLabel("Contraseña nueva").fill(password);
  await page.getByRole("checkbox", { name: /Acepto/ }).check();
}

async function confirm(page: Page, link: string) {
  await page.goto(link);
  await page.getByLabel("Contraseña que eligió").fill(password);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Hecho: su cuenta está creada")).toBeVisible();
  await page.getByRole("link", { name: "Entrar" }).click();
}

test("somebody registers, shows that the address is theirs, and waits until the clinic knows them", async ({
  page,
  browser,
}) => {
  const house = await openHouse(page);
  const names = [{ family: "Gil", given: ["Ramón"] }];
  await makePatient(house.clinicId, { names, birthDate: "1980-03-12" });
  const email = `ramon.${house.clinicId}@example.test`;
  const guest = await (
    await browser.newContext({ locale: "es-ES", viewport: { width: 360, height: 740 } })
  ).newPage();
  await guest.goto("/sign-in");
  await guest.getByRole("link", { name: "Registrarse" }).click();
  await expect(guest.getByRole("heading", { name: "Registrarse" })).toBeVisible();
  await expectNoFindingsInBoth(guest, "register");
  await fill(guest, house.name, "Ramon", email);
  await guest.getByLabel("Fecha de nacimiento").fill("2020-01-01");
  await guest.keyboard.press("Enter");
  await expect(guest.getByRole("alert").filter({ hasText: "quien tenga la tutela" })).toBeVisible();
  await guest.getByLabel("Fecha de nacimiento").fill("1980-03-12");
  await guest.keyboard.press("Enter");
  await expect(guest.getByText(`Hemos escrito a ${email}`)).toBeVisible();
  const link = await linkIn(page.request, email, /\/register\/confirm#[\w-]{43}/);
  await confirm(guest, link);
  await signIn(guest, { email, password });
  await expect(guest.getByRole("heading", { name: "La clínica está comprobando" })).toBeVisible();
  await expectNoFindingsInBoth(guest, "checking");
  await guest.goto("/record");
  await expect(guest).toHaveURL(/\/sign-in\/checking/);
  expect((await guest.request.get("/api/v1/me")).status()).toBe(401);

  await page.goto("/admin/users/registrations");
  const row = page.getByRole("listitem").filter({ hasText: email });
  await expect(row).toContainText("¿Es la misma persona?");
  await expectNoFindingsInBoth(page, "claims");
  await row.getByRole("button", { name: /^Ramon Gil es Ramón Gil/ }).click();
  const dialog = page.getByRole("dialog", { name: "Unir la cuenta de Ramon Gil" });
  await dialog.getByRole("button", { name: "Es esta persona" }).click();
  await expect(dialog.getByText("Diga cómo lo ha comprobado")).toBeVisible();
  await dialog.getByLabel("Cómo ha comprobado quién es").fill("Enseñó el DNI");
  await dialog.getByRole("button", { name: "Es esta persona" }).click();
  await expect(page.getByRole("heading", { name: "Nadie espera" })).toBeVisible();

  await guest.getByRole("link", { name: "Volver a mirar" }).click();
  await expect(guest).toHaveURL(/\/sign-in/);
  await signIn(guest, { email, password });
  await expect(guest).toHaveURL(/\/home/);
  await linkIn(page.request, email, /Ya puede entrar en/);
  await guest.context().close();
});

test("who is like nobody gets in; who has an account is told so by mail alone", async ({
  page,
  browser,
}) => {
  const house = await openHouse(page);
  const guest = await (await browser.newContext({ locale: "es-ES" })).newPage();
  const email = `nuevo.${house.clinicId}@example.test`;
  await fill(guest, house.name, "Wenceslao", email);
  await guest.keyboard.press("Enter");
  await confirm(guest, await linkIn(page.request, email, /\/register\/confirm#[\w-]{43}/));
  await linkIn(page.request, email, /Ya puede entrar en/);
  await signIn(guest, { email, password });
  await expect(guest).toHaveURL(/\/home/);
  await guest.context().clearCookies();
  await fill(guest, house.name, "Wenceslao", email);
  await guest.keyboard.press("Enter");
  await expect(guest.getByText(`Hemos escrito a ${email}`)).toBeVisible();
  await linkIn(page.request, email, /ya tiene una cuenta/);
  await guest.context().close();
});
