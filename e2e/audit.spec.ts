import { execFile } from "node:child_process";
import { expect, test } from "@playwright/test";
import { asTheOwner, writeEvents } from "@/lib/testing/audit-log";
import { ADMIN, DOCTOR, openAs, patientId, signInByApi } from "./accounts";
import { makeHouse } from "./house";

test("who looked is on record, by patient and by person", async ({ page, playwright, baseURL }) => {
  const doctor = await playwright.request.newContext({ baseURL });
  await signInByApi(doctor, DOCTOR);
  const id = await patientId(doctor, "etxeberria");
  await doctor.get(`/api/v1/patients/${id}/conditions`);
  await openAs(page, ADMIN, "/admin/audit");
  const entry = page.getByRole("row").filter({ hasText: "Begoña Etxeberria" }).first();
  await expect(entry).toContainText("Vio: condiciones");
  await expect(entry).toContainText("Relación: lo atiende");
  await entry.getByRole("link", { name: /Begoña/ }).click();
  await expect(page).toHaveURL(/patientId=/);
  await expect(page.getByText("Paciente: Begoña Etxeberria Agirre")).toBeVisible();
  for (const row of await page.locator("tbody tr").all()) await expect(row).toContainText("Begoña");
  await doctor.dispose();
});

test("an administrator lists the clinic's patients, and opens no chart", async ({ page }) => {
  await openAs(page, ADMIN, "/patients");
  await page.getByLabel("Nombre, documento, teléfono o nacimiento").fill("etxeberria");
  await page.getByRole("link", { name: "Begoña Etxeberria Agirre" }).click();
  await expect(page.getByRole("link", { name: "Quién le atiende" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Alergias" })).toHaveCount(0);
  const id = await patientId(page.request, "etxeberria");
  expect((await page.request.get(`/api/v1/patients/${id}`)).status()).toBe(404);
});

test("filters are chips in the address: a patient and a person by typing a name, an action, days", async ({
  page,
}) => {
  const house = await makeHouse("registro");
  await openAs(page, house.elena, "/admin/audit");
  const choose = async (filter: string, typed: string, name: RegExp) => {
    await expect(async () => {
      await page.getByRole("button", { name: filter, exact: true }).click();
      await expect(page.getByLabel(`${filter}: Escriba un nombre`)).toBeVisible({ timeout: 500 });
    }).toPass();
    await page.getByLabel(`${filter}: Escriba un nombre`).fill(typed);
    await expect(page.getByRole("button", { name })).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
  };
  await choose("Persona", "nunez", /Lucía Ortega/);
  await expect(page.getByRole("link", { name: /Persona: Dra. Lucía Ortega Núñez/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "No hay entradas" })).toBeVisible();
  await choose("Paciente", "gil", /Pedro Gil/);
  await expect(page.getByRole("link", { name: /Paciente: Pedro Gil/ })).toBeVisible();
  await expect(page).toHaveURL(/actorId=.*patientId=|patientId=.*actorId=/);
  await page.getByRole("link", { name: "Quitar todos" }).click();
  await expect(page).toHaveURL(/audit$/);
  await page.getByLabel("Acción:").selectOption("sign-in");
  await expect(page).toHaveURL(/action=sign-in/);
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByLabel("Hasta:").fill("2026-01-01");
  await expect(page).toHaveURL(/until=2026-01-01/);
  await expect(page.getByRole("heading", { name: "No hay entradas" })).toBeVisible();
});

test("settings are on record with old and new; the CSV has them, and is on record itself", async ({
  page,
}) => {
  const house = await makeHouse("csv");
  await signInByApi(page.request, house.elena);
  const body = { "72514-3.normalHigh": 4, "72514-3.criticalHigh": 8 };
  const changed = await page.request.patch("/api/v1/settings/clinical", {
    data: body,
    headers: { "if-match": '"1"' },
  });
  expect(changed.status()).toBe(200);
  await page.goto("/admin/audit");
  const entry = page.getByRole("row").filter({ hasText: "Cambió ajustes: signos vitales" });
  await expect(entry).toContainText("Dolor, normal hasta: 3 de 10 → 4 de 10");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Exportar CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("registro.csv");
  const answer = await page.request.get("/api/v1/audit-events.csv?action=settings");
  expect(answer.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  const text = await answer.text();
  expect(text).toMatch(/^\uFEFF?Momento \(UTC\),/);
  expect(text).toContain("72514-3.normalHigh");
  await page.reload();
  await expect(page.getByText("Exportó: registro").first()).toBeVisible();
});

test("on a tablet an entry of the log is a few lines high, and what was measured is read whole", async ({
  page,
}) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await openAs(page, ADMIN, "/admin/audit");
  const rows = page.locator("tbody tr");
  await expect(rows.first()).toBeVisible();
  const heights = await rows.evaluateAll((all) => all.map((row) => row.clientHeight));
  expect(Math.max(...heights)).toBeLessThan(200);
  await openAs(page, DOCTOR, "/patients");
  const cut = await page
    .locator("td.c-last .state-critical, td.c-last .state-borderline")
    .evaluateAll((all) =>
      all.filter(
        (one) => (one.closest("td")?.scrollWidth ?? 0) > (one.closest("td")?.clientWidth ?? 0),
      ),
    );
  expect(cut).toHaveLength(0);
});

const verify = () =>
  new Promise<{ code: number | null; said: string }>((ended) => {
    const command = ["--conditions=react-server", "scripts/audit-verify.ts"];
    execFile("node_modules/.bin/tsx", command, (error, stdout) =>
      ended({ code: error ? Number(error.code) : 0, said: stdout }),
    );
  });

test("the command says that the log is intact; of an event that was edited it says so, and fails", async () => {
  const house = await makeHouse("cadena");
  const [id = ""] = await writeEvents(house.clinicId, 1, () => ({ why: "care" }));
  const edit = (why: string) =>
    asTheOwner((owner) =>
      owner.query("UPDATE audit_events SET why = $2 WHERE clinic_id = $1 AND id = $3", [
        house.clinicId,
        why,
        id,
      ]),
    );
  const own = (said: string) => said.split("\n").find((line) => line.startsWith(house.slug));
  await expect(async () => {
    const { code, said } = await verify();
    expect(own(said)).toMatch(/[1-9]\d* events, sealed to \d{4}-.*, intact$/);
    expect(code).toBe(0);
  }).toPass();
  await edit("emergency");
  const { code, said } = await verify();
  expect(own(said)).toContain(`NOT INTACT, edited: event ${id}`);
  expect(code).toBe(1);
  await edit("care");
});
