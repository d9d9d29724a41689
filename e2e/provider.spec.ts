import { expect, type Page, test } from "@playwright/test";
import { inviteByHand } from "@/lib/testing/sign-ins";
import { openAs } from "./accounts";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";

type Said = { subject: string; email?: string };

/** Says who one is at the provider, which has seen that the address is theirs. */
async function comeFromProvider(page: Page, { subject, email = "" }: Said) {
  await page.getByLabel("Sujeto").fill(subject);
  await page.getByLabel("Correo").fill(email);
  await page.getByLabel("Comprobado").check();
  await page.getByRole("button", { name: "Continuar" }).click();
}
const enter = (page: Page) => page.getByRole("button", { name: "Entrar con Centro de pruebas" });
const refused = (page: Page) =>
  page.getByRole("alert").filter({ hasText: "No se ha podido entrar así" });

test("a provider: refused while nobody linked it, linked in the account, it lets in, and is taken away", async ({
  page,
}) => {
  const house = await makeHouse("enlace");
  const said = { subject: house.lucia.email, email: house.lucia.email };
  await page.goto("/sign-in");
  await enter(page).click();
  await comeFromProvider(page, said);
  await expect(refused(page)).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in\/provider$/);
  await expectNoFindingsInBoth(page, "provider");

  await page.context().clearCookies();
  await openAs(page, house.lucia, "/account");
  const own = page.getByRole("region", { name: "Entrar con Centro de pruebas" });
  await own.getByRole("button", { name: "Enlazar" }).click();
  await comeFromProvider(page, said);
  await expect(own.getByText(`Cuenta enlazada: ${house.lucia.email}`)).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);

  await page.context().clearCookies();
  await page.goto("/sign-in?next=/account");
  await enter(page).focus();
  await page.keyboard.press("Enter");
  await comeFromProvider(page, said);
  await expect(own.getByText(/Último uso/)).toBeVisible();
  await own.getByRole("button", { name: /Quitar el enlace/ }).click();
  await expect(own.getByRole("button", { name: "Enlazar" })).toBeVisible();
});

test("who was invited comes in by the provider without a password", async ({ page }) => {
  const house = await makeHouse("llega");
  const email = `llega.${Date.now()}@example.test`;
  await inviteByHand(house.clinicId, house.adminId, email);
  await page.goto("/sign-in");
  await enter(page).click();
  await comeFromProvider(page, { subject: email, email });
  await expect(page).toHaveURL(/\/today$/);
});
