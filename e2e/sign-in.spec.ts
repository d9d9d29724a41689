import { expect, test } from "@playwright/test";
import { DOCTOR, openAs, PATIENT, patientId, signIn } from "./accounts";
import { field, openFormByKey } from "./form";

test("a wrong password and an unknown account hear the same words", async ({ page }) => {
  await page.goto("/sign-in");
  for (const email of [DOCTOR.email, "nobody@example.test"]) {
    await signIn(page, { email, password: "wrong" });
    await expect(
      page.getByRole("alert").filter({ hasText: "Correo o contraseña no son correctos" }),
    ).toBeVisible();
    await expect(page.getByLabel("Correo")).toHaveValue(email);
  }
});

test("a password is pasted, as managers of passwords and people do", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/sign-in");
  await page.getByLabel("Correo").fill(DOCTOR.email);
  await page.evaluate((text) => navigator.clipboard.writeText(text), DOCTOR.password);
  const password = page.getByLabel("Contraseña", { exact: true });
  await password.focus();
  await page.keyboard.press("ControlOrMeta+V");
  await expect(password).toHaveValue(DOCTOR.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/today$/);
  await page.goto("/account");
  for (const field of ["Contraseña actual", "Contraseña nueva"]) {
    await page.getByLabel(field, { exact: true }).focus();
    await page.keyboard.press("ControlOrMeta+V");
    await expect(page.getByLabel(field, { exact: true })).toHaveValue(DOCTOR.password);
  }
});

test("the page says that it is a demonstration, in the language that is chosen", async ({
  page,
}) => {
  await page.goto("/sign-in");
  await expect(page.getByText("Es una demostración")).toBeVisible();
  await page.getByLabel("Idioma").selectOption("en");
  await expect(page.getByText("This is a demonstration")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("who has no session is sent to sign in, and back to where they wanted", async ({ page }) => {
  await page.goto("/patients");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fpatients/);
  await signIn(page, DOCTOR);
  await expect(page).toHaveURL(/\/patients$/);
});

test("after signing out nothing of the person can be seen: Back, another tab, storage", async ({
  page,
  context,
}) => {
  await openAs(page, DOCTOR, "/patients");
  await page.getByRole("link", { name: /John Doe/ }).click();
  await expect(page.getByRole("heading", { name: "John Doe" })).toBeVisible();
  const other = await context.newPage();
  await other.goto("/patients");
  await expect(other.getByRole("heading", { name: "Pacientes" })).toBeVisible();
  await openFormByKey(page);
  await field(page, "Frecuencia cardiaca").fill("72");
  await expect(page.getByText(/Guardado en este equipo/)).toBeVisible();
  const drafts = await page.evaluate(() => JSON.stringify(localStorage));
  expect(drafts).toContain("draft:");
  expect(drafts).not.toContain('"72"');
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /Cuenta de/ }).click();
  await page.getByRole("button", { name: "Salir", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(other).toHaveURL(/\/sign-in/);
  await page.goBack();
  await expect(page.getByText("John Doe")).toHaveCount(0);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("draft:");
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(
    (await context.cookies()).filter(({ name, value }) => name === "session" && value !== ""),
  ).toEqual([]);
});

test("what was typed and not sent waits for the same person, on any computer", async ({
  page,
  browser,
}) => {
  await openAs(page, DOCTOR, "/patients");
  const chart = `/patients/${await patientId(page.request, "vargas leon")}/vitals`;
  await page.goto(chart);
  await openFormByKey(page);
  await field(page, "Frecuencia cardiaca").fill("83");
  await expect(page.getByText(/Guardado en este equipo/)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /Cuenta de/ }).click();
  await page.getByRole("button", { name: "Salir", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  const elsewhere = await (await browser.newContext()).newPage();
  await openAs(elsewhere, DOCTOR, chart);
  await openFormByKey(elsewhere);
  await expect(field(elsewhere, "Frecuencia cardiaca")).toHaveValue("83");
  await elsewhere.getByRole("button", { name: "Descartar" }).click();
  await elsewhere.reload();
  await openFormByKey(elsewhere);
  await expect(field(elsewhere, "Frecuencia cardiaca")).toHaveValue("");
  await elsewhere.context().close();
});

test("times are in the zone of who looks, and named", async ({ browser }) => {
  const context = await browser.newContext({ timezoneId: "America/Bogota", locale: "es-CO" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await signIn(page, PATIENT);
  await expect(page).toHaveURL(/\/home/);
  await page.goto("/vitals");
  await expect(page.getByRole("columnheader", { name: /Bogota/ })).toBeVisible();
  await context.close();
});

test("sign-out everywhere ends every session at once", async ({ browser, page }) => {
  await openAs(page, DOCTOR, "/patients");
  const elsewhere = await browser.newContext();
  const second = await elsewhere.newPage();
  await openAs(second, DOCTOR, "/patients");
  await second.request.delete("/api/v1/me/sessions");
  expect((await page.request.get("/api/v1/me")).status()).toBe(401);
  await elsewhere.close();
});
