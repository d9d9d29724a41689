import { expect, test } from "@playwright/test";
import { openAs, signIn, signInByApi } from "./accounts";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";

const NEXT = "otra frase que solo digo yo";

test("a forgotten password: a link by mail, once, and every session ends", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("olvido");
  const elsewhere = await browser.newContext();
  await signInByApi(elsewhere.request, house.pedro);
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "He olvidado la contraseña" }).click();
  await expect(page.getByRole("heading", { name: "Contraseña olvidada" })).toBeVisible();
  const ask = async (email: string) => {
    await page.getByLabel("Correo").fill(email);
    await page.getByRole("button", { name: "Enviar el enlace" }).click();
    await expect(page.getByRole("status")).toContainText("Si esa dirección es de una cuenta");
  };
  await ask("nobody@example.test");
  await page.goto("/sign-in/forgot");
  await expectNoFindingsInBoth(page, "forgot");
  await ask(house.pedro.email);
  let link = "";
  await expect(async () => {
    await page.goto("/dev/mail");
    const text = (await page.getByRole("main").textContent()) ?? "";
    const mine = text.slice(text.indexOf(house.pedro.email));
    link = /\/sign-in\/new-password#[\w-]{43}/.exec(mine)?.[0] ?? "";
    expect(link).not.toBe("");
  }).toPass({ timeout: 20_000 });
  await page.goto(link);
  const field = page.getByLabel("Contraseña nueva", { exact: true });
  const set = page.getByRole("button", { name: "Poner esta contraseña" });
  await field.fill("Pedro Gil Pedro Gil");
  await set.click();
  await expect(page.getByRole("alert").filter({ hasText: "hecha de su nombre" })).toBeVisible();
  await field.fill(NEXT);
  await expect(page.getByText(/27 caracteres: bastan/)).toBeVisible();
  await set.click();
  await expect(page.getByRole("status")).toContainText("Entre con su contraseña nueva");
  expect((await elsewhere.request.get("/api/v1/me")).status()).toBe(401);
  await page.goto(link);
  await page.reload(); // the same address but for what follows the #
  await field.fill("y una tercera muy larga");
  await set.click();
  await expect(page.getByRole("link", { name: "Pedir otro enlace" })).toBeVisible();
  await page.goto("/sign-in");
  await signIn(page, { ...house.pedro, password: NEXT });
  await expect(page).toHaveURL(/\/home/);
  await elsewhere.close();
});

test("one's devices: each in words, one ended, then all others", async ({ page, browser }) => {
  const house = await makeHouse("equipos");
  await openAs(page, house.pedro, "/more");
  const others = [await browser.newContext(), await browser.newContext()];
  for (const one of others) await signInByApi(one.request, house.pedro);
  await page.getByRole("link", { name: /Mis dispositivos/ }).click();
  const rows = page.getByRole("main").getByRole("listitem");
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: "este" })).toHaveCount(1);
  await expect(rows.first()).toContainText(/Chrome en Linux/);
  await expectNoFindingsInBoth(page, "devices");
  await page
    .getByRole("button", { name: /Cerrar la sesión de/ })
    .first()
    .click();
  await expect(rows).toHaveCount(2);
  await page.getByRole("button", { name: "Cerrar las demás" }).click();
  await expect(rows).toHaveCount(1);
  for (const one of others) {
    expect((await one.request.get("/api/v1/me")).status()).toBe(401);
    await one.close();
  }
});
