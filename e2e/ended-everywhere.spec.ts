import { type APIRequestContext, expect, test } from "@playwright/test";
import { resetTokenOf } from "@/lib/testing/sign-ins";
import { cookieOf, signInByApi } from "./accounts";
import { makeHouse } from "./house";
import { ownWeb } from "./own-web";

// Two web processes on one database and one Redis. What ends a session at the first, the second must refuse.
const WITHIN_MS = 1000;
const LONGEST_MS = 20_000;
const NEXT = "otra frase que solo digo yo";

type House = Awaited<ReturnType<typeof makeHouse>>;
type Scene = {
  house: House;
  /** The same session as is used at the second process, another one of the same person, and an administrator's. */
  same: APIRequestContext;
  other: APIRequestContext;
  admin: APIRequestContext;
};
type Ending = (scene: Scene) => Promise<{ status(): number }>;

/** Every way to end somebody's session, each at the first process. */
const ENDINGS: Record<string, Ending> = {
  "signing out": async ({ same }) => {
    const { csrfToken } = await (await same.get("/api/auth/csrf")).json();
    return same.post("/api/auth/signout", { form: { csrfToken, json: "true" } });
  },
  "signing out everywhere": ({ other }) => other.delete("/api/v1/me/sessions"),
  "ending that device": async ({ other }) => {
    const { items } = await (await other.get("/api/v1/me/sessions")).json();
    const { handle } = items.find(({ isThis }: { isThis: boolean }) => !isThis);
    return other.delete(`/api/v1/me/sessions/${handle}`);
  },
  "a new password": ({ house, other }) =>
    other.post("/api/v1/me/password", { data: { current: house.lucia.password, next: NEXT } }),
  "a new password by a link": async ({ house, other }) => {
    const token = await resetTokenOf(house.clinicId, house.lucia.email);
    return other.post("/api/v1/password-resets/use", { data: { token, next: NEXT } });
  },
  suspension: async ({ house, admin }) => {
    const place = `/api/v1/users/${house.doctor.userId}`;
    const data = { state: "suspended", reason: "prueba" };
    return admin.patch(place, { data, headers: { "if-match": '"1"' } });
  },
  "another role": async ({ house, admin }) => {
    const place = `/api/v1/users/${house.doctor.userId}/role`;
    const data = { role: "nurse", reason: "prueba" };
    return admin.patch(place, { data, headers: { "if-match": '"1"' } });
  },
  "an administrator": ({ house, admin }) =>
    admin.delete(`/api/v1/users/${house.doctor.userId}/sessions`),
};
const WORDS =
  /Su sesión se cerró|Su función en la clínica ha cambiado|Administración ha cerrado su sesión/;

let second: Awaited<ReturnType<typeof ownWeb>>;
test.beforeAll(async () => {
  second = await ownWeb();
});
test.afterAll(() => second.stop());

/** Reads a stream of changes to its end; gives when that was. */
async function endOf(answer: Response): Promise<number> {
  const reader = answer.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; ) read = await reader?.read();
  return performance.now();
}

/** Asks until it is refused; gives when that was. */
async function refusal(cookie: string): Promise<number> {
  for (const began = performance.now(); performance.now() - began < LONGEST_MS; ) {
    const { status } = await fetch(`${second.base}/api/v1/me`, { headers: { cookie } });
    if (status === 401) return performance.now();
  }
  return Number.POSITIVE_INFINITY;
}

for (const [name, end] of Object.entries(ENDINGS))
  test(`${name} at one web process ends the session at the other within a second, its stream and its page`, async ({
    page,
    playwright,
    baseURL,
  }) => {
    const house = await makeHouse("dos-procesos");
    await signInByApi(page.request, house.lucia, second.base);
    const cookie = await cookieOf(page.request);
    const same = await playwright.request.newContext({
      baseURL,
      storageState: await page.request.storageState(),
    });
    const other = await playwright.request.newContext({ baseURL });
    const admin = await playwright.request.newContext({ baseURL });
    await signInByApi(other, house.lucia);
    await signInByApi(admin, house.elena);
    const live = page.waitForResponse((one) => one.url().includes("/api/v1/events"));
    await page.goto(`${second.base}/patients`);
    expect((await live).status()).toBe(200);
    const stream = await fetch(`${second.base}/api/v1/events`, { headers: { cookie } });
    expect(stream.status).toBe(200);
    const streamEnd = endOf(stream);

    const refused = refusal(cookie);
    const ended = await end({ house, same, other, admin });
    const answered = performance.now();
    expect(ended.status()).toBe(200);
    const locked = page.getByRole("heading", { name: WORDS });
    await expect(locked).toBeVisible({ timeout: 3000 });
    expect((await refused) - answered).toBeLessThan(WITHIN_MS);
    expect((await streamEnd) - answered).toBeLessThan(WITHIN_MS);
    for (const one of [same, other, admin]) await one.dispose();
  });
