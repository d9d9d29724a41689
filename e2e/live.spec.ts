import { expect, test } from "@playwright/test";
import { openAs } from "./accounts";
import { makeHouse } from "./house";
import { at, PULSE } from "./vital-inputs";

test("what a patient records at home reaches the doctor's open pages by itself", async ({
  browser,
  baseURL,
}) => {
  const house = await makeHouse("directo");
  const doctor = await (await browser.newContext({ baseURL })).newPage();
  const patient = await (await browser.newContext({ baseURL })).newPage();
  const stream = doctor.waitForResponse((one) => one.url().includes("/api/v1/events"));
  await openAs(doctor, house.lucia, `/patients/${house.patientId}`);
  expect((await stream).headers()["content-type"]).toContain("text/event-stream");
  await openAs(patient, house.pedro, "/home");
  // The patient's page is there, its stream not yet.
  await expect(doctor.getByText("151")).toHaveCount(0);
  const critical = { recordedAt: at(), readings: [{ ...PULSE, value: 151 }] };
  const path = `/api/v1/patients/${house.patientId}/vitals`;
  expect((await patient.request.post(path, { data: critical })).status()).toBe(201);
  await expect(doctor.getByText("151").first()).toBeVisible({ timeout: 10_000 });
  await expect(patient.getByText("151").first()).toBeVisible({ timeout: 10_000 });
  await doctor.context().close();
  await patient.context().close();
});

test("without the stream the page says that changes don't come by themselves, until they do again", async ({
  page,
}) => {
  const house = await makeHouse("sin-directo");
  await page.route("**/api/v1/events*", (route) => route.abort());
  await openAs(page, house.lucia, "/patients");
  const notice = page.getByText("Los cambios no llegan solos");
  await expect(notice).toBeVisible({ timeout: 15_000 });
  await page.unroute("**/api/v1/events*");
  await expect(notice).toHaveCount(0, { timeout: 15_000 });
});

test("a stream needs a session, and ends with it", async ({ playwright, baseURL, page }) => {
  const house = await makeHouse("fin-directo");
  const nobody = await playwright.request.newContext({ baseURL });
  expect((await nobody.get("/api/v1/events")).status()).toBe(401);
  await nobody.dispose();
  await openAs(page, house.lucia, "/patients");
  const ended = page.evaluate(
    () =>
      new Promise<number>((done) => {
        const source = new EventSource("/api/v1/events");
        source.addEventListener("open", async () => {
          const began = performance.now();
          source.addEventListener("error", () => done(performance.now() - began));
          await fetch("/api/v1/me/sessions", { method: "DELETE" });
        });
      }),
  );
  expect(await ended).toBeLessThan(2000);
});
