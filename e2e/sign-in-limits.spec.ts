import { type APIRequestContext, expect, test } from "@playwright/test";
import { openAs, signIn, signInByApi } from "./accounts";
import { makeHouse } from "./house";

const TRIES = 10; // an account's, within a quarter of an hour: production's limit, which the tests' server has too

/** Signs in with a wrong password, so many times. */
async function failAs(request: APIRequestContext, email: string, times: number): Promise<void> {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const form = { csrfToken, email, password: "no es esta", json: "true" };
  for (let time = 0; time < times; time++)
    expect((await request.post("/api/auth/callback/credentials", { form })).status()).toBe(401);
}

test("too many wrong passwords: said in words and for how long, the right one refused too, nobody else", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("intentos");
  await failAs(page.request, house.lucia.email, TRIES - 1);
  await page.goto("/sign-in");
  await signIn(page, { ...house.lucia, password: "tampoco es esta" });
  await expect(page.getByRole("alert").filter({ hasText: "no son correctos" })).toBeVisible();
  await signIn(page, house.lucia);
  const told = page.getByRole("alert").filter({ hasText: "Demasiados intentos con este correo" });
  await expect(told).toContainText(/durante 1[0-5] minutos/);
  await expect(page.getByLabel("Correo")).toHaveValue(house.lucia.email);
  await page.getByLabel("Idioma").selectOption("en");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signIn(page, { ...house.lucia, email: house.lucia.email.toUpperCase() });
  const said = page.getByRole("alert").filter({ hasText: "Too many tries with this e-mail" });
  await expect(said).toContainText(/for 1[0-5] minutes/);
  const other = await (await browser.newContext()).newPage();
  await openAs(other, house.elena, "/patients");
  await expect(other.getByRole("heading", { name: "Pacientes" })).toBeVisible();
  await other.context().close();
});

test("a few wrong passwords are forgiven by the right one", async ({ page }) => {
  const house = await makeHouse("despiste");
  for (let round = 0; round < 2; round++) {
    await failAs(page.request, house.pedro.email, TRIES - 1);
    await signInByApi(page.request, house.pedro);
  }
});

test("however the place is written, and whatever comes along, a try is counted", async ({
  request,
}) => {
  const { lucia, pedro } = await makeHouse("rodeos");
  await failAs(request, lucia.email, TRIES);
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const form = { csrfToken, ...lucia, json: "true" };
  const tried = async (place: string) =>
    (await request.post(`/api/auth/callback/${place}`, { form })).status();
  expect(await tried("credentials")).toBe(429);
  expect(await tried("%63redentials")).toBe(429);
  expect(await tried("credentials/x")).toBe(404);
  const twice = new URLSearchParams({ ...form, email: pedro.email });
  twice.append("email", lucia.email);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const both = { headers, data: twice.toString() };
  expect((await request.post("/api/auth/callback/credentials", both)).status()).toBe(400);
  expect((await (await request.get("/api/v1/me")).json()).status).toBe(401);
});
