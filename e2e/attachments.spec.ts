import { expect, type Page, test } from "@playwright/test";
import { openAs, signInByApi } from "./accounts";
import { expectNoFindings } from "./findings";
import { makeHouse } from "./house";
import { photo } from "./sample-files";

const field = (page: Page) => page.getByRole("textbox", { name: "Escriba su mensaje" });
const bubble = (page: Page, text: string) => page.getByRole("listitem").filter({ hasText: text });
const attach = (page: Page) => page.getByRole("button", { name: "Adjuntar archivos" });
const dialog = (page: Page) => page.getByRole("dialog", { name: "Adjuntar archivos" });
const waiting = (page: Page) => page.getByRole("list", { name: "Archivos adjuntos" }).last();

test("a patient's photo goes with a message from a phone, a document and a template come back", async ({
  page,
  browser,
  baseURL,
}) => {
  const house = await makeHouse("adjuntos");
  const chart = `/api/v1/patients/${house.patientId}`;
  const doctor = await (await browser.newContext({ baseURL, locale: "es-ES" })).newPage();
  await signInByApi(doctor.request, house.lucia);
  const about = { subject: "Piel", body: "¿Cómo sigue la mancha?" };
  const begun = await doctor.request.post(`${chart}/threads`, { data: about });
  const { id } = await begun.json();

  await page.setViewportSize({ width: 360, height: 740 });
  await openAs(page, house.pedro, `/messages/${id}`);
  await attach(page).press("Enter");
  const jpeg = { name: "mancha.jpg", mimeType: "image/jpeg", buffer: await photo() };
  await dialog(page).getByLabel("Elegir archivos").setInputFiles([jpeg]);
  await expect(
    dialog(page).getByRole("button", { name: "No adjuntar mancha", exact: true }),
  ).toBeVisible();
  await expectNoFindings(page, "what goes along");
  await dialog(page).getByRole("button", { name: "Listo" }).click();
  await field(page).fill("Así está hoy");
  // What was chosen is kept with the words.
  await expect(async () => {
    await page.reload();
    await expect(waiting(page)).toContainText("mancha", { timeout: 3000 });
  }).toPass();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await field(page).press("Control+Enter");
  await expect(bubble(page, "Así está hoy").getByText("mancha")).toBeVisible();

  await openAs(doctor, house.lucia, `/patients/${house.patientId}/messages/${id}`);
  await bubble(doctor, "Así está hoy")
    .getByRole("button", { name: "Ver mancha" })
    .click({ timeout: 30_000 });
  const picture = doctor.getByRole("img", { name: "mancha" });
  await expect
    .poll(() => picture.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]))
    .toEqual([400, 800]);
  await doctor.keyboard.press("Escape");

  // An answer by the keyboard: a template, a file.
  await doctor.request.post("/api/v1/message-templates", {
    data: { name: "Cuidados", body: "{{paciente}}, siga con la crema." },
  });
  await field(doctor).press("/");
  await doctor.getByRole("combobox", { name: "Plantillas" }).fill("cuid");
  await expectNoFindings(doctor, "templates");
  await doctor.keyboard.press("Enter");
  await expect(field(doctor)).toHaveValue("Pedro Gil, siga con la crema.");
  await expect(field(doctor)).toBeFocused();
  await attach(doctor).click();
  const text = { name: "hoja.txt", mimeType: "text/plain", buffer: Buffer.from("Dos al día") };
  await dialog(doctor).getByLabel("Elegir archivos").setInputFiles([text]);
  await expect(
    dialog(doctor).getByRole("button", { name: "No adjuntar hoja", exact: true }),
  ).toBeVisible();
  await dialog(doctor)
    .getByRole("checkbox", { name: /^mancha/ })
    .check();
  await dialog(doctor).getByRole("button", { name: "Listo" }).click();
  await doctor.getByRole("button", { name: "Enviar" }).click();
  const answer = bubble(page, "siga con la crema");
  await expect(answer.getByRole("button", { name: "Ver mancha" })).toBeVisible({ timeout: 20_000 });
  await answer.getByRole("button", { name: "Ver hoja" }).click({ timeout: 30_000 });
  await expect(page.getByText("Dos al día")).toBeVisible();
  await page.keyboard.press("Escape");
  await expectNoFindings(page, "a conversation with files");
  await expectNoFindings(doctor, "the doctor's conversation with files");
  await doctor.context().close();
});
