import { type APIRequestContext, expect, type Page } from "@playwright/test";

export const DOCTOR = { email: "dr.smith@mediconnect.demo", password: "Demo2024!Doctor" };
export const PATIENT = { email: "john.doe@mediconnect.demo", password: "Demo2024!Patient" };
export const ADMIN = { email: "admin@mediconnect.demo", password: "Demo2024!Admin" };
/** Doctors whose sessions no other journey needs: their passwords, names and languages may change. */
export const SPARE_DOCTOR = { ...DOCTOR, email: "lucia.fernandez@mediconnect.demo" };
export const CHANGING_DOCTOR = { ...DOCTOR, email: "javier.moreno@mediconnect.demo" };
type Account = typeof DOCTOR;

/** Signs in by HTTP alone, as a script would; at another address than the journeys' where one is given. */
export async function signInByApi(
  request: APIRequestContext,
  { email, password }: Account,
  base = "",
): Promise<void> {
  const { csrfToken } = await (await request.get(`${base}/api/auth/csrf`)).json();
  const form = { csrfToken, email, password, json: "true" };
  const answer = await request.post(`${base}/api/auth/callback/credentials`, { form });
  expect(answer.status()).toBe(200);
}

/** The Cookie header of somebody who has signed in. */
export async function cookieOf(request: APIRequestContext): Promise<string> {
  const { cookies } = await request.storageState();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** A page of somebody who is signed in already. */
export async function openAs(page: Page, account: Account, path: string): Promise<void> {
  await signInByApi(page.request, account);
  await page.goto(path);
}

/** Signs in as people do. */
export async function signIn(page: Page, { email, password }: Account): Promise<void> {
  await page.getByLabel(/correo|e-mail/i).fill(email);
  await page.getByLabel(/^(contraseña|password)$/i).fill(password);
  await page.getByRole("button", { name: /^(entrar|sign in)$/i }).click();
}

/** The id of a patient in the account's list, by a search. */
export async function patientId(request: APIRequestContext, q: string): Promise<string> {
  const { items } = await (await request.get("/api/v1/patients", { params: { q } })).json();
  expect(items.length, q).toBeGreaterThan(0);
  return items[0].id;
}
