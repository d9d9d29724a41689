import { readFileSync } from "node:fs";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { hashOfContent } from "@/lib/domain/notes/content";
import { openAs } from "./accounts";
import { NOTE } from "./api-bodies";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";

const PHONE = { width: 360, height: 740 };
const QUESTION = "¿Por qué abrió mi historia?";
const ANSWER = "Preparaba su visita del martes.";

const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

async function speak(page: Page, locale: "es" | "en"): Promise<void> {
  const { version } = await (await page.request.get("/api/v1/me")).json();
  const data = { locale };
  const headers = { "if-match": `"${version}"` };
  expect((await page.request.patch("/api/v1/me", { data, headers })).status()).toBe(200);
}

test("the whole record is taken away, told as whole, and its cut is told", async ({ page }) => {
  const house = await makeHouse("record");
  await openAs(page, house.pedro, "/more");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Llevarme mi historia" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^record-\d{4}-\d\d-\d\d\.fhir\.json$/);
  await expect(page.getByText(/Guardada: .* MB, completa/)).toBeVisible();
  const bundle = JSON.parse(readFileSync(await file.path(), "utf8"));
  expect(bundle).toMatchObject({ resourceType: "Bundle", type: "transaction" });
  expect(bundle.entry[0].resource).toMatchObject({
    resourceType: "Patient",
    birthDate: "1980-03-12",
  });

  await page.route("**/record", async (route) => {
    const whole = await (await route.fetch()).text();
    await route.fulfill({ status: 200, body: whole.slice(0, -40) });
  });
  const nothing = page.waitForEvent("download", { timeout: 3000 }).then(
    () => "saved",
    () => "nothing",
  );
  await page.getByRole("button", { name: "Llevarme mi historia" }).click();
  await expect(page.getByText(/no se ha guardado nada/)).toBeVisible();
  expect(await nothing).toBe("nothing");
});

test("a doctor exports a chart from it, and the patient sees that", async ({ page, browser }) => {
  const house = await makeHouse("taken");
  await openAs(page, house.lucia, `/patients/${house.patientId}`);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Exportar FHIR" }).click();
  await download;
  const patient = await (await browser.newContext({ locale: "es-ES" })).newPage();
  await openAs(patient, house.pedro, "/access");
  const entry = patient
    .getByRole("listitem")
    .filter({ hasText: "Se llevó una copia de toda su historia" });
  await expect(entry).toContainText("Dra. Lucía Ortega Núñez médico, de su equipo");
  await expect(entry).toContainText("Porque le atiende");
});

test("who has seen it: asked, answered, read beside the access, on a phone", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("asked");
  await openAs(page, house.lucia, `/patients/${house.patientId}/conditions`);
  const phone = await (await browser.newContext({ locale: "es-ES", viewport: PHONE })).newPage();
  await openAs(phone, house.pedro, "/home");
  await phone.getByRole("navigation", { name: "Principal" }).getByText("Más").click();
  await phone.getByRole("link", { name: /Quién ha visto mi historia/ }).click();
  await expect(phone.getByText("Usted", { exact: true }).first()).toBeVisible();
  await phone.getByRole("link", { name: "Solo otras personas" }).click();
  await expect(phone.getByText("Usted", { exact: true })).toHaveCount(0);
  const entry = phone.getByRole("listitem").filter({ hasText: "Vio sus enfermedades" });
  await entry.getByRole("button", { name: /^Preguntar/ }).click();
  await entry.getByRole("button", { name: "Enviar" }).click();
  await expect(entry.getByText("Escriba su pregunta.")).toBeVisible();
  await entry.getByRole("textbox").fill(QUESTION);
  await expect
    .poll(() => phone.evaluate(() => Object.keys(localStorage).join()))
    .toContain("question:");
  await phone.reload();
  await entry.getByRole("button", { name: /^Preguntar/ }).click();
  await expect(entry.getByRole("textbox")).toHaveValue(QUESTION);
  await entry.getByRole("button", { name: "Enviar" }).dblclick();
  await expect(entry.getByText("Pendiente de respuesta")).toBeVisible();
  await expect(entry.getByRole("button", { name: /^Preguntar/ })).toHaveCount(0);
  expect(await fits(phone)).toBe(true);

  const admin = await (await browser.newContext({ locale: "es-ES" })).newPage();
  await openAs(admin, house.elena, "/patients");
  await admin.getByRole("link", { name: "Una pregunta de un paciente" }).click();
  await expect(admin.getByText(QUESTION)).toBeVisible();
  await expect(admin.getByText(/Pregunta por Dra\. Lucía Ortega Núñez: condiciones/)).toBeVisible();
  await admin.getByRole("textbox", { name: /Respuesta/ }).fill(ANSWER);
  await admin.getByRole("button", { name: "Responder" }).click();
  await expect(admin.getByText("No hay preguntas por responder")).toBeVisible();
  await admin.getByRole("link", { name: "Respondidas" }).click();
  await expect(admin.getByText(ANSWER)).toBeVisible();

  await phone.goto("/home");
  await phone.getByRole("link", { name: /La clínica respondió a su pregunta/ }).click();
  await expect(entry.getByText(ANSWER)).toBeVisible();
  await phone.goto("/home");
  await expect(phone.getByRole("heading", { name: "Hola, Pedro" })).toBeVisible();
  await expect(phone.getByText(/La clínica respondió/)).toHaveCount(0);
  await phone.goto("/access?own=hidden");
  await expectNoFindingsInBoth(phone, "access, all");
});

test("in English: record by date with a filter, who has seen it, more", async ({ page }) => {
  const house = await makeHouse("english");
  await openAs(page, house.pedro, "/home");
  await speak(page, "en");
  await page.goto("/record");
  await expect(page.getByRole("heading", { name: "My record" })).toBeVisible();
  await page.getByRole("button", { name: /filter/i }).click();
  await page.getByRole("button", { name: "Vaccines" }).click();
  await expect(page).toHaveURL(/kinds=immunization/);
  await page.getByRole("link", { name: "Lab results" }).click();
  await expect(page).toHaveURL(/record\/labs/);
  await page.goto("/access");
  await expect(page.getByRole("heading", { name: "Who has seen my record" })).toBeVisible();
  await expect(page.getByText("Saw who has seen your record").first()).toBeVisible();
  await page.goto("/more");
  await expect(page.getByRole("button", { name: "Take my record with me" })).toBeVisible();
  await page.setViewportSize(PHONE);
  expect(await fits(page)).toBe(true);
});

test("nobody takes away a record that they may not see", async ({ page }) => {
  const [mine, other] = [await makeHouse("mine"), await makeHouse("other")];
  await openAs(page, mine.pedro, "/more");
  const asked = (id: string) => page.request.get(`/api/v1/patients/${id}/record`);
  const there = await asked(other.patientId);
  const nowhere = await asked("01980000-0000-7000-8000-000000000000");
  expect([there.status(), nowhere.status()]).toEqual([404, 404]);
  expect((await asked(mine.patientId)).headers()["content-disposition"]).toContain("attachment");
});

const SECRET = "sospecha reservada";

/** Signs a note that says this; gives its id. */
async function sign(request: APIRequestContext, patientId: string, change: object) {
  const notes = `/api/v1/patients/${patientId}/notes`;
  const { id } = await (await request.post(notes, { data: {} })).json();
  const content = { ...NOTE, summaryTodo: "", ...change };
  const on = (version: number) => ({ "if-match": `"${version}"` });
  const saved = { data: { ...content, editor: "e2e" }, headers: on(1) };
  expect((await request.patch(`${notes}/${id}`, saved)).status()).toBe(200);
  const data = { contentHash: await hashOfContent(content) };
  const signed = await request.post(`${notes}/${id}/signature`, { data, headers: on(2) });
  expect(signed.status()).toBe(201);
  return id as string;
}

test("a patient reads notes and summaries; of a confidential note its summary alone, on a phone", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("reads");
  await openAs(page, house.lucia, `/patients/${house.patientId}`);
  const doctor = (change: object) => sign(page.request, house.patientId, change);
  const flu = { display: "Gripe", clinicalStatus: "active" };
  const diagnosis = { ...flu, codeSystem: null, code: null, onset: null, conditionId: null };
  const plain = { subjective: "Tos seca", plan: "Reposo", diagnoses: [diagnosis] };
  await doctor({ ...plain, summaryTodo: "Beba agua" });
  const secret = { confidential: true, subjective: SECRET, assessment: SECRET };
  const hidden = await doctor({ ...secret, type: "urgent", summaryFound: "Está usted bien" });
  const wrong = await doctor({ plan: "Otra persona" });
  const mark = await page.request.patch(
    `/api/v1/patients/${house.patientId}/notes/${wrong}/status`,
    {
      data: { status: "entered-in-error", reason: "Era de otra persona" },
      headers: { "if-match": '"3"' },
    },
  );
  expect(mark.status()).toBe(200);

  const phone = await (await browser.newContext({ locale: "es-ES", viewport: PHONE })).newPage();
  const seen: string[] = [];
  phone.on("response", async (response) => {
    if (/html|json|component/.test(response.headers()["content-type"] ?? ""))
      seen.push(await response.text().catch(() => ""));
  });
  await openAs(phone, house.pedro, "/home");
  await phone.getByRole("link", { name: "Consulta: Gripe" }).click();
  await expect(phone).toHaveURL(/\/record\/notes\/[0-9a-f-]{36}$/);
  await expect(phone.getByRole("heading", { name: "Lo que usted contó" })).toBeVisible();
  await expect(phone.getByRole("heading", { name: "Qué haremos" })).toBeVisible();
  await expect(phone.getByText("Tos seca")).toBeVisible();
  expect(await fits(phone)).toBe(true);
  await phone.getByRole("link", { name: "Notas" }).first().click();
  await expect(phone.getByText("Anulada por error: Era de otra persona")).toBeVisible();
  await expect(phone.getByText(/Urgente/)).toHaveCount(0);
  expect(await fits(phone)).toBe(true);
  await phone
    .getByRole("link", { name: "Otra persona" })
    .or(phone.locator(".is-wrong a"))
    .first()
    .click();
  await expect(phone.locator(".struck").getByText("Otra persona")).toBeVisible();
  await phone.getByRole("link", { name: "Resúmenes de visita" }).click();
  await expect(phone.getByText("Beba agua")).toBeVisible();
  expect(await fits(phone)).toBe(true);
  await phone.getByRole("link", { name: "Urgente" }).click();
  await expect(phone).toHaveURL(new RegExp(`/record/summaries/${hidden}$`));
  await expect(phone.getByText("Está usted bien")).toBeVisible();
  expect(await fits(phone)).toBe(true);
  await expectNoFindingsInBoth(phone, "summary");

  await phone.goto("/record");
  await phone.getByRole("link", { name: "Resumen de visita", exact: true }).click();
  await expect(phone.getByText("Está usted bien")).toBeVisible();
  const api = `/api/v1/patients/${house.patientId}`;
  expect((await phone.request.get(`${api}/notes/${hidden}`)).status()).toBe(404);
  expect((await phone.goto(`/record/notes/${hidden}`))?.status()).toBe(404);
  for (const path of ["/notes", "/summaries", `/summaries/${hidden}`, "/timeline", "/record"])
    seen.push(await (await phone.request.get(`${api}${path}`)).text());
  expect(seen.length).toBeGreaterThan(10);
  expect(seen.filter((text) => text.includes(SECRET))).toEqual([]);
  expect(seen.some((text) => text.includes("Está usted bien"))).toBe(true);

  await speak(phone, "en");
  await phone.goto("/record/notes");
  await phone.getByRole("link", { name: "Consultation: Gripe" }).click();
  await expect(phone.getByRole("heading", { name: "What you told us" })).toBeVisible();
  await phone.goto("/access?own=hidden");
  const written = phone.getByRole("listitem").filter({ hasText: /wrote one|Wrote a note/ });
  await expect(written.first()).toBeVisible();
  expect(await written.count()).toBeLessThanOrEqual(2); // a quarter of an hour may end meanwhile
});
