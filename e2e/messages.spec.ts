import { expect, type Page, test } from "@playwright/test";
import { openAs } from "./accounts";
import { expectNoFindings } from "./findings";
import { makeHouse } from "./house";

type House = Awaited<ReturnType<typeof makeHouse>>;
let house: House;

test.beforeEach(async () => {
  house = await makeHouse("mensajes");
});

const field = (page: Page) => page.getByRole("textbox", { name: "Escriba su mensaje" });
const send = (page: Page) => page.getByRole("button", { name: "Enviar" });
const bubble = (page: Page, text: string) => page.getByRole("listitem").filter({ hasText: text });

/** The patient begins a conversation; gives its id. */
async function begin(page: Page, body: string): Promise<string> {
  await openAs(page, house.pedro, "/messages/new");
  await page.getByRole("textbox", { name: "De qué se trata" }).fill("Tos");
  await page.getByRole("textbox", { name: "Mensaje", exact: true }).fill(body);
  await send(page).click();
  await page.waitForURL(/messages\/[0-9a-f-]{36}$/);
  return page.url().split("/").at(-1) ?? "";
}

test("a patient writes from a phone, the doctor answers, each sees it by itself and when it was read", async ({
  page,
  browser,
  baseURL,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await begin(page, "Llevo dos días con tos. ¿Puedo seguir con la pastilla?");
  await expect(page.getByText("No es para urgencias.")).toBeVisible();
  await expect(page.getByRole("link", { name: "112" })).toBeVisible();
  await expect(bubble(page, "Llevo dos días")).toContainText("Entregado");
  const doctor = await (await browser.newContext({ baseURL, locale: "es-ES" })).newPage();
  await openAs(doctor, house.lucia, "/messages");
  await expect(doctor.getByRole("link", { name: "Mensajes, 1 sin leer" })).toBeVisible();
  await doctor.getByRole("link", { name: /Tos/ }).click();
  await expect(bubble(doctor, "Llevo dos días")).toBeVisible();
  await expect(bubble(page, "Llevo dos días")).toContainText("Leído por Dra. Lucía", {
    timeout: 20_000,
  });
  await field(doctor).fill("Sí, no la deje.");
  await doctor.keyboard.press("Control+Enter");
  await expect(bubble(page, "Sí, no la deje.")).toBeVisible({ timeout: 20_000 });
  await expect(bubble(doctor, "Sí, no la deje.")).toContainText("Leído por Pedro Gil", {
    timeout: 20_000,
  });
  await expectNoFindings(page, "the patient's conversation");
  await expectNoFindings(doctor, "the doctor's conversation");
  await doctor.getByRole("button", { name: "Cerrar la conversación" }).click();
  await expect(doctor.getByRole("button", { name: "Volver a abrirla" })).toBeVisible();
  await doctor.goto("/messages");
  await expect(doctor.getByText("No hay conversaciones abiertas")).toBeVisible();
  await doctor.context().close();
});

test("what may be an emergency is asked about before it is sent; sent all the same, it is marked", async ({
  page,
}) => {
  await begin(page, "Una pregunta");
  await field(page).fill("Me duele mucho el pecho desde hace una hora");
  await send(page).click();
  const asked = page.getByRole("dialog", { name: "¿Es una urgencia?" });
  await expect(asked.getByRole("link", { name: "Llamar al 112" })).toHaveAttribute(
    "href",
    "tel:112",
  );
  await expectNoFindings(page, "the question");
  await asked.getByRole("button", { name: "Volver al mensaje" }).first().click();
  await expect(field(page)).toHaveValue("Me duele mucho el pecho desde hace una hora");
  await field(page).fill("No me duele el pecho, solo tengo tos");
  await send(page).click();
  await expect(bubble(page, "solo tengo tos")).toContainText("Entregado");
  await field(page).fill("I can't breathe");
  await send(page).click();
  await page.getByRole("button", { name: "No es urgente, enviar" }).click();
  await expect(bubble(page, "I can't breathe")).toContainText("Puede ser urgente");
});

for (const [when, shown, drop] of [
  [
    "before it arrives",
    "No enviado",
    (page: Page) => page.route("**/messages", (route) => route.abort()),
  ],
  [
    "after it arrived",
    "Entregado", // the stream brings it, whatever became of the answer
    (page: Page) =>
      page.route("**/messages", async (route) => {
        await route.fetch();
        await route.abort();
      }),
  ],
] as const) {
  test(`the network drops a message ${when}: it says so, and is there once when it is sent again`, async ({
    page,
  }) => {
    const threadId = await begin(page, "Primero");
    await drop(page);
    await field(page).fill("Cae la red");
    await send(page).click();
    await expect(bubble(page, "Cae la red")).toContainText(shown);
    await page.unroute("**/messages");
    await page.reload();
    await expect(bubble(page, "Cae la red")).toContainText("Entregado");
    await expect(bubble(page, "Cae la red")).toHaveCount(1);
    const stored = await page.request.get(
      `/api/v1/patients/${house.patientId}/threads/${threadId}`,
    );
    const bodies = (await stored.json()).messages.map(({ body }: { body: string }) => body);
    expect(bodies).toEqual(["Primero", "Cae la red"]);
  });
}

test("a slow network: it is sending, then sent; what is typed meanwhile stays", async ({
  page,
}) => {
  await begin(page, "Primero");
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route("**/messages", async (route) => {
    await held;
    await route.continue();
  });
  await field(page).fill("Tarda");
  await send(page).click();
  await expect(bubble(page, "Tarda")).toContainText("Enviando");
  await field(page).fill("Sigo escribiendo");
  release();
  await expect(bubble(page, "Tarda")).toContainText("Entregado");
  await expect(field(page)).toHaveValue("Sigo escribiendo");
  await page.reload();
  await expect(field(page)).toHaveValue("Sigo escribiendo");
});

test("what is typed in a new message survives a reload; nothing is sent without words", async ({
  page,
}) => {
  await openAs(page, house.pedro, "/messages/new");
  await send(page).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Escriba de qué se trata." }),
  ).toBeVisible();
  await page.getByRole("textbox", { name: "De qué se trata" }).fill("Receta");
  await page.getByRole("textbox", { name: "Mensaje", exact: true }).fill("¿Me la renueva?");
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("textbox", { name: "De qué se trata" })).toHaveValue("Receta", {
      timeout: 3000,
    });
  }).toPass();
  await send(page).click();
  await page.waitForURL(/messages\/[0-9a-f-]{36}$/);
  await page.goto("/messages");
  await page.getByRole("textbox", { name: "Buscar en los mensajes" }).fill("renueva");
  await expect(page.getByRole("link", { name: /Receta/ })).toBeVisible();
  await page.getByRole("textbox", { name: "Buscar en los mensajes" }).fill("nada de esto");
  await expect(page.getByText("Ningún mensaje coincide")).toBeVisible();
});

test("the administrator's answer time is what the patient reads, and its own page holds nothing of patients", async ({
  page,
}) => {
  await openAs(page, house.elena, "/admin/settings/messages");
  await page.getByRole("textbox", { name: "Plazo de respuesta" }).fill("3");
  await page.getByRole("button", { name: "Guardar" }).click();
  await expect(page.getByRole("textbox", { name: "Plazo de respuesta" })).toHaveValue("3");
  await page.goto("/messages");
  await expect(page.getByText("no está a su alcance")).toBeVisible();
  await openAs(page, house.pedro, "/messages");
  await expect(page.getByText("Contestamos en 3 días laborables.")).toBeVisible({
    timeout: 10_000,
  });
});
