import { expect, type Page, test } from "@playwright/test";
import { ageProofs } from "@/lib/testing/sign-ins";
import { openAs, signIn } from "./accounts";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";

/** A device of the browser's own that keeps keys and unlocks itself. */
async function withDevice(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable", { enableUI: false });
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    /** Whether its person unlocks it from now on. */
    unlocks: (isUserVerified: boolean) =>
      session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}

const section = (page: Page) => page.getByRole("region", { name: "Llaves de acceso" });
const asked = (page: Page) => page.getByRole("dialog", { name: "Confirme que es usted" });

test("a passkey: added, it alone lets in, opens the lock, is the second step and the proof, and is removed", async ({
  page,
}) => {
  const house = await makeHouse("llave");
  const device = await withDevice(page);
  await openAs(page, house.lucia, "/account");
  await ageProofs(house.doctor.userId);
  await section(page).getByRole("button", { name: "Añadir una llave" }).click();
  await page.getByLabel("Nombre de la llave").fill("Mi teléfono");
  await page.getByRole("button", { name: "Crear la llave" }).click();
  await asked(page).getByLabel("Contraseña", { exact: true }).fill(house.lucia.password);
  await page.keyboard.press("Enter");
  await expect(page.locator(".recovery li")).toHaveCount(10);
  await page.getByRole("button", { name: "Los he guardado" }).click();
  await expect(section(page).getByText(/Aún no se ha usado/)).toBeVisible();
  await expect(page.getByText(/De 8 a 128 caracteres/)).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoFindingsInBoth(page, "passkeys");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);
  await page.setViewportSize({ width: 1280, height: 720 });
  await section(page).getByRole("button", { name: "Cambiar el nombre de Mi teléfono" }).click();
  await page.getByRole("dialog").getByLabel("Nombre de la llave").fill("Portátil");
  await page.keyboard.press("Enter");
  await expect(section(page).getByText("Portátil", { exact: true })).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in?next=/templates");
  const alone = page.getByRole("button", { name: "Entrar con una llave de acceso" });
  await device.unlocks(false);
  await alone.click();
  await expect(page.getByRole("alert").filter({ hasText: "ninguna llave" })).toBeVisible();
  await device.unlocks(true);
  await expectNoFindingsInBoth(page, "sign-in with a passkey");
  await alone.focus();
  await page.keyboard.press("Enter");
  const templates = page.getByRole("heading", { level: 1, name: "Plantillas" });
  await expect(templates).toBeVisible();

  await page.context().clearCookies();
  await expect(async () => {
    // As a tab that comes to the front does, it asks whether the session still lives.
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    const locked = page.getByRole("heading", { name: /se cerró por inactividad/ });
    await expect(locked).toBeVisible({ timeout: 2000 });
  }).toPass();
  await page.getByRole("button", { name: "Usar una llave de acceso" }).click();
  await expect(templates).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in?next=/account");
  await signIn(page, house.lucia);
  await expect(page).toHaveURL(/\/sign-in\/factor/);
  await expect(page.getByLabel("Código de recuperación")).toBeVisible();
  await page.getByRole("button", { name: "Usar una llave de acceso" }).click();
  await expect(section(page).getByText(/Último uso/)).toBeVisible();

  await ageProofs(house.doctor.userId);
  await section(page).getByRole("button", { name: "Quitar Portátil" }).click();
  const sure = page.getByRole("dialog", { name: "¿Quitar esta llave de acceso?" });
  await sure.getByRole("button", { name: "Quitar", exact: true }).click();
  await asked(page).getByRole("button", { name: "Usar una llave de acceso" }).click();
  await expect(section(page).getByText("Portátil", { exact: true })).toHaveCount(0);
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await alone.click();
  await expect(
    page.getByRole("alert").filter({ hasText: "No se ha podido comprobar" }),
  ).toBeVisible();
  await signIn(page, house.lucia);
  await expect(page).toHaveURL(/\/today$/);
});
