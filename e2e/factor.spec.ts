import { expect, type Page, test } from "@playwright/test";
import { ageProofs, codeOf } from "@/lib/testing/sign-ins";
import { openAs, signIn, signInByApi } from "./accounts";
import { openDraft, saved, subjective } from "./draft";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";

const HALF_MINUTE = 30_000;
const next = () => new Date(Date.now() + HALF_MINUTE);

/** The key on the page, as one types it into an app. */
const keyOn = async (page: Page) =>
  ((await page.getByText(/^([A-Z2-7]{4} ?){8}$/).textContent()) ?? "").replace(/\s/g, "");

/** Sets the app up, from its first step on; gives the key and the recovery codes. */
async function setUp(page: Page, at: "start" | "begun" = "start") {
  if (at === "start") await page.getByRole("button", { name: "Empezar" }).click();
  await expect(page.getByRole("img", { name: /Dibujo con la clave/ })).toBeVisible();
  const key = await keyOn(page);
  await page.getByLabel("Código que muestra").fill(codeOf(key));
  await page.getByRole("button", { name: "Comprobar y activar" }).click();
  const codes = page.locator(".recovery li");
  await expect(codes).toHaveCount(10);
  const recoveryCodes = await codes.allInnerTexts();
  await page.getByRole("button", { name: "Los he guardado" }).click();
  return { key, recoveryCodes };
}

test("a second factor: switched on, asked for at the door and at the lock, fresh for a signature", async ({
  page,
}) => {
  const house = await makeHouse("factor");
  await openAs(page, house.lucia, "/account");
  await page.getByRole("button", { name: "Activar", exact: true }).click();
  const { key, recoveryCodes } = await setUp(page);
  await expect(page.getByText(/Activado: hoy/)).toBeVisible();
  await expect(page.getByText(/Quedan 10/)).toBeVisible();
  await expect(page.getByText(/De 8 a 128 caracteres/)).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in?next=/templates");
  await signIn(page, house.lucia);
  await expect(page).toHaveURL(/\/sign-in\/factor\?next=%2Ftemplates/);
  await page.goto("/patients");
  await expect(page).toHaveURL(/\/sign-in\/factor/);
  for (const path of ["me", "patients", "events"]) {
    const refused = await page.request.get(`/api/v1/${path}`);
    expect([refused.status(), (await refused.json()).reason]).toEqual([401, "factor_required"]);
  }
  await expectNoFindingsInBoth(page, "factor");
  const browserName = async () =>
    (await page.context().cookies()).find(({ name }) => name.endsWith("device"))?.value;
  const before = await browserName();
  expect(before).toBeTruthy();
  await page.getByLabel("Código", { exact: true }).fill("000000");
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "no es correcto" })).toBeVisible();
  await page.getByRole("button", { name: "No tengo la aplicación" }).click();
  await page.getByLabel("Código de recuperación").fill(recoveryCodes[0] ?? "");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/patients$/);
  expect(await browserName()).toBe(before);

  await page.goto(`/patients/${house.patientId}/notes`);
  await page.getByRole("button", { name: /Nueva nota/ }).click();
  await page.waitForURL(/notes\/[0-9a-f-]{36}$/);
  await saved(page);
  await subjective(page).fill("Tos desde ayer");
  await saved(page);
  await page.context().clearCookies();
  await page.keyboard.type(" y fiebre");
  await page.getByLabel("Contraseña", { exact: true }).fill(house.lucia.password);
  await page.getByRole("button", { name: "Seguir" }).click();
  await page.getByLabel("Código", { exact: true }).fill(codeOf(key, next()));
  await page.getByRole("button", { name: "Seguir" }).click();
  await expect(subjective(page)).toHaveValue("Tos desde ayer y fiebre");
  await saved(page);

  await ageProofs(house.doctor.userId);
  await page.getByRole("button", { name: /^Firmar/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Firmar" }).click();
  const asked = page.getByRole("dialog", { name: "Confirme que es usted" });
  await asked.getByRole("button", { name: "No tengo la aplicación" }).click();
  await asked.getByLabel("Código de recuperación").fill(recoveryCodes[1] ?? "");
  await asked.getByRole("button", { name: "Seguir" }).click();
  await expect(page.getByText(/Firmada por Dra\. Lucía Ortega Núñez/)).toBeVisible();
});

test("without a factor the password is the proof; said no to, nothing happens and nothing is lost", async ({
  page,
}) => {
  const house = await makeHouse("prueba");
  await openDraft(page, house);
  await subjective(page).fill("Dolor de oído");
  await saved(page);
  await ageProofs(house.doctor.userId);
  const sign = async () => {
    await page.getByRole("button", { name: /^Firmar/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Firmar" }).click();
  };
  await sign();
  const asked = page.getByRole("dialog", { name: "Confirme que es usted" });
  await expect(asked.getByLabel("Contraseña", { exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Confirme antes que es usted.")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Firmar" }).click();
  await asked.getByLabel("Contraseña", { exact: true }).fill(house.lucia.password);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Firmada por/)).toBeVisible();
  await expect(page.getByText("Dolor de oído")).toBeVisible();
});

test("where the clinic wants one, signing in ends with setting it up", async ({
  page,
  request,
}) => {
  const house = await makeHouse("exige");
  await signInByApi(request, house.elena);
  const headers = { "if-match": '"1"' };
  const data = { doctorFactor: true };
  const changed = await request.patch("/api/v1/settings/security", { headers, data });
  expect(changed.status()).toBe(200);
  await page.goto("/sign-in");
  await signIn(page, house.lucia);
  await expect(page).toHaveURL(/\/sign-in\/enrolment/);
  await page.goto("/today");
  await expect(page).toHaveURL(/\/sign-in\/enrolment/);
  expect((await page.request.get("/api/v1/patients")).status()).toBe(401);
  await page.setViewportSize({ width: 360, height: 740 });
  // Whoever reads for long before they begin shows once more who they are.
  await ageProofs(house.doctor.userId);
  await page.goto("/today");
  await page.getByRole("button", { name: "Empezar" }).click();
  const asked = page.getByRole("dialog", { name: "Confirme que es usted" });
  await asked.getByLabel("Contraseña", { exact: true }).fill(house.lucia.password);
  await page.keyboard.press("Enter");
  await expect(asked).toBeHidden();
  await setUp(page, "begun");
  await expect(page).toHaveURL(/\/today$/);
  await page.goto("/account");
  await expect(page.getByRole("button", { name: "Desactivar" })).toBeDisabled();
});
