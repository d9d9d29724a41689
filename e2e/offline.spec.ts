import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { doctorActor } from "@/lib/testing/factories";
import { signedNote } from "@/lib/testing/notes";
import { openAs } from "./accounts";
import { expectNoFindingsInBoth } from "./findings";
import { field } from "./form";
import { makeHouse } from "./house";
import { at, PULSE } from "./vital-inputs";

const SAFE = "Beba agua y descanse";

/** A patient's phone that keeps what they read without a connection. */
async function keepingPhone(page: Page) {
  const house = await makeHouse("sin-red");
  await signedNote(doctorActor(house.clinicId, house.doctor), house.patientId, {
    summaryTodo: SAFE,
  });
  await page.setViewportSize({ width: 360, height: 740 });
  await openAs(page, house.pedro, "/more");
  const data = { recordedAt: at(), readings: [{ ...PULSE, value: 66 }] };
  const place = `/api/v1/patients/${house.patientId}/vitals`;
  expect((await page.request.post(place, { data })).status()).toBe(201);
  const keep = page.getByRole("switch", { name: "Leer sin conexión" });
  await keep.click();
  await expect(keep).toBeChecked({ timeout: 30_000 });
  return { ...house, place };
}

/** Without a connection pages are opened anew, as after a phone was put away. */
async function openAway(context: BrowserContext, page: Page, path: string) {
  await context.setOffline(true);
  await page.goto(path);
  await expect(page.getByText(/^Sin conexión\. Puede leer/)).toBeVisible();
}

const setsOf = async (page: Page, place: string) =>
  (await (await page.request.get(place)).json()).items as { recordedAt: string }[];

test("medicines, summaries and last signs are read without a connection; what is written arrives once, with its time", async ({
  page,
  context,
}) => {
  const { place } = await keepingPhone(page);
  await openAway(context, page, "/record/summaries");
  await expect(page).toHaveURL(/\/offline$/);
  await expect(page.getByText("66", { exact: false }).first()).toBeVisible();
  await page.getByText(/^Consulta/).click();
  await expect(page.getByText(SAFE)).toBeVisible();
  await expectNoFindingsInBoth(page, "without a connection");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  await page.getByRole("button", { name: "Apuntar un signo" }).click();
  await field(page, "Pulso").fill("72");
  await page.getByLabel("Hora").fill("00:01");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Registrar/ })
    .click();
  await expect(page.getByText("Se enviará cuando haya conexión")).toBeVisible();
  await page.getByLabel("De qué se trata").fill("Una duda");
  await page.getByLabel("Mensaje", { exact: true }).fill("¿Puedo tomarla con comida?");
  await page.getByRole("button", { name: "Enviar cuando haya conexión" }).click();
  await expect(page.getByText("Una duda")).toBeVisible();

  // Put away and opened again, still without a connection.
  await page.goto("/home");
  await expect(page.getByText("Una duda")).toBeVisible();
  // The first answer is lost on its way back.
  await page.route(`**${place}`, (route) => route.fetch().then(() => route.abort()), { times: 1 });
  await context.setOffline(false);
  await page.goto("/home");
  await expect(page.getByRole("heading", { name: "Por enviar" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Por enviar" })).toHaveCount(0);
  await expect.poll(async () => (await setsOf(page, place)).length).toBe(2);
  const taken = (await setsOf(page, place)).map(({ recordedAt }) => recordedAt);
  expect(taken.some((one) => /T2[23]:01:00/.test(one) || /T00:01:00/.test(one))).toBe(true);
  await page.goto("/messages");
  await expect(page.getByText("Una duda")).toHaveCount(1);
});

/** What a device keeps of anybody. */
const leftOn = (page: Page) =>
  page.evaluate(async () => ({
    kept: await new Promise((done) => {
      const open = indexedDB.open("offline");
      open.onsuccess = () => {
        const all = open.result.transaction("device").objectStore("device").getAll();
        all.onsuccess = () => done(all.result.length);
      };
    }),
    caches: await caches.keys(),
  }));

test("who signs in on a device where somebody else had chosen it ends that, staff too", async ({
  page,
}) => {
  const { lucia } = await keepingPhone(page);
  expect(await leftOn(page)).toEqual({ kept: 1, caches: ["offline-page"] });
  await openAs(page, lucia, "/account");
  await expect.poll(() => leftOn(page)).toEqual({ kept: 0, caches: [] });
});

test("what the clinic refuses says why and is thrown away by the person; signing out leaves nothing on the device", async ({
  page,
  context,
}) => {
  const { place } = await keepingPhone(page);
  await openAway(context, page, "/home");
  await page.getByRole("button", { name: "Apuntar un signo" }).click();
  await field(page, "Pulso").fill("72");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Registrar/ })
    .click();
  await expect(page.getByText("Se enviará cuando haya conexión")).toBeVisible();
  await page.route(`**${place}`, (route) =>
    route.fulfill({
      status: 422,
      contentType: "application/problem+json",
      body: JSON.stringify({ code: "invalid", title: "x", detail: "La fecha está en el futuro." }),
    }),
  );
  await context.setOffline(false);
  await page.goto("/home");
  await expect(page.getByText(/no lo ha aceptado: La fecha/)).toBeVisible();
  await page.getByRole("button", { name: "Descartar" }).click();
  await expect(page.getByRole("heading", { name: "Por enviar" })).toHaveCount(0);
  await page.unroute(`**${place}`);

  await page.getByRole("button", { name: /Cuenta de/ }).click();
  await page.getByRole("button", { name: "Salir" }).click();
  await page.waitForURL(/sign-in/);
  expect(await leftOn(page)).toEqual({ kept: 0, caches: [] });
  await context.setOffline(true);
  await expect(page.goto("/home")).rejects.toThrow();
});
