import { expect, test } from "@playwright/test";
import { openAs, signIn } from "./accounts";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";

test("a patient sees the plan and asks; an administrator refuses with a reason, then erases", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("supresion");
  await page.setViewportSize({ width: 360, height: 740 });
  await openAs(page, house.pedro, "/account");
  await page.getByRole("link", { name: "Ver y pedirlo" }).click();
  await expect(page.getByText(/al menos hasta el/)).toBeVisible();
  await expect(page.getByRole("link", { name: "ir a mi historia" })).toBeVisible();
  await expectNoFindingsInBoth(page, "erasure");
  const ask = page.getByRole("button", { name: "Pedir que se suprima" });
  const withdraw = page.getByRole("button", { name: "Retirar la petición" });
  await ask.focus();
  await page.keyboard.press("Enter");
  await withdraw.click();
  await ask.click();
  await expect(page.getByText(/La clínica responde el/)).toBeVisible();

  const elena = await (await browser.newContext({ locale: "es-ES" })).newPage();
  await openAs(elena, house.elena, "/admin/users/erasures");
  await expect(elena.getByRole("listitem").filter({ hasText: "Pedro Gil" })).toBeVisible();
  await expectNoFindingsInBoth(elena, "erasures");
  await elena.getByRole("button", { name: "No aceptar: Pedro Gil" }).click();
  const refusal = elena.getByRole("dialog", { name: "No aceptar la petición de Pedro Gil" });
  await refusal.getByLabel("Motivo").fill("Falta comprobar quién lo pide");
  await refusal.getByRole("button", { name: "No aceptar" }).click();
  await expect(elena.getByRole("heading", { name: "Nadie lo ha pedido" })).toBeVisible();
  await page.reload();
  await expect(page.getByText("Falta comprobar quién lo pide")).toBeVisible();
  await ask.click();
  await expect(withdraw).toBeVisible();

  await elena.reload();
  await elena.getByRole("button", { name: "Suprimir: Pedro Gil" }).click();
  const plan = elena.getByRole("dialog", { name: "Suprimir la cuenta de Pedro Gil" });
  await expect(plan.getByText(/La historia clínica, como manda la ley/)).toBeVisible();
  await plan.getByRole("button", { name: "Suprimir", exact: true }).click();
  await expect(elena.getByText("Cuenta de Pedro Gil suprimida")).toBeVisible();
  await page.goto("/record");
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, house.pedro);
  await expect(page.getByText("Correo o contraseña no son correctos")).toBeVisible();
  await elena.context().close();
});
