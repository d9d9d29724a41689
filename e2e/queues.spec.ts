import { expect, test } from "@playwright/test";
import { parkOne } from "@/lib/testing/outbox";
import { ADMIN, DOCTOR, openAs, patientId, signInByApi } from "./accounts";
import { makeHouse } from "./house";
import { at, PULSE } from "./vital-inputs";

test("an administrator of the platform sees the queues live, retries what failed and gives it up", async ({
  page,
}) => {
  const house = await makeHouse("colas");
  const topic = `test.${crypto.randomUUID().slice(0, 8)}`;
  await parkOne(house.clinicId, topic);
  await openAs(page, ADMIN, "/admin/queues");
  await expect(page.getByText(/^En directo/)).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: topic });
  await expect(row).toContainText("Han fallado todos los intentos (RangeError)");
  await row.getByRole("button", { name: "Reintentar" }).click();
  // No build knows such a message: the worker sets it aside again, and says why.
  await expect(row).toContainText("Esta versión no lo conoce", { timeout: 15_000 });
  await row.getByRole("button", { name: "Descartar" }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole("link", { name: "Descartados" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: topic })).toBeVisible();
  // What was done to a clinic's message is in that clinic's log.
  await openAs(page, house.elena, "/admin/audit");
  await expect(page.getByText("Descartó un trabajo de la cola")).toBeVisible();
  await expect(page.getByText("Devolvió un trabajo a la cola")).toBeVisible();
});

test("readings leave the outbox by themselves, and the metrics and readiness know what waits", async ({
  request,
}) => {
  await signInByApi(request, DOCTOR);
  const id = await patientId(request, "herrera molina");
  const critical = { recordedAt: at(), readings: [{ ...PULSE, value: 151 }] };
  const written = await request.post(`/api/v1/patients/${id}/vitals`, { data: critical });
  expect(written.status()).toBe(201);
  const headers = { authorization: `Bearer ${process.env.METRICS_TOKEN}` };
  await expect
    .poll(async () => (await request.get("/metrics", { headers })).text(), { timeout: 20_000 })
    .toMatch(/jobs\{queue="events",state="waiting"\} 0/);
  const ready = await (await request.get("/health/ready")).json();
  expect(ready.oldestWorkSeconds).toBeGreaterThanOrEqual(0);
});

test("a clinic's administrator has no queues", async ({ page }) => {
  const house = await makeHouse("sin-colas");
  await openAs(page, house.elena, "/admin/queues");
  await expect(page.getByRole("heading", { name: "Colas" })).toHaveCount(0);
  expect((await page.request.get("/api/v1/queues")).status()).toBe(404);
  expect((await page.request.get("/api/v1/queue-messages")).status()).toBe(404);
});
