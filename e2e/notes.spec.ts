import { expect, test } from "@playwright/test";
import { openAs } from "./accounts";
import { type House, openDraft, otherDevice, part, saved, speakEnglish, subjective } from "./draft";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";

let house: House;

test.beforeEach(async () => {
  house = await makeHouse("notas");
});

test("a consultation: written, signed, handed out, added to; then nothing changes it", async ({
  page,
}) => {
  const url = await openDraft(page, house);
  await subjective(page).fill("Fiebre de 38,5 °C desde el lunes");
  await page.keyboard.press("F2");
  await expect(part(page, /Lo que se ve/)).toHaveValue(/sin constantes/);
  await page.getByRole("combobox", { name: /diagnóstico/ }).fill("Gripe");
  await page.keyboard.press("Enter");
  await page.getByLabel("Inicio de Gripe").fill("2026-11");
  await part(page, "Qué hacer").fill("Beba agua y descanse.");
  await subjective(page).press("Control+Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Un diagnóstico pasa a la lista de problemas");
  await expect(dialog).toContainText("El paciente recibe el resumen");
  await dialog.getByRole("button", { name: "Firmar" }).click();
  await expect(page.getByText(/Firmada por Dra\. Lucía Ortega Núñez/)).toBeVisible();
  await expect(page.getByText(/Íntegra/)).toBeVisible();
  await expect(page.getByText("Fiebre de 38,5 °C desde el lunes")).toBeVisible();
  await page.getByLabel("Añadir una adenda").fill("Cultivo negativo");
  await page.getByRole("button", { name: "Firmar la adenda" }).click();
  await expect(page.getByRole("article")).toContainText("Cultivo negativo");
  await page.getByRole("link", { name: "Hoja para entregar" }).click();
  await expect(page.getByRole("heading", { name: "Resumen de su visita" })).toBeVisible();
  await page.goto(url.replace(/notes\/.*/, "conditions"));
  await expect(page.getByRole("main")).toContainText("Gripe");
});

test("what a word processor pastes keeps its structure and runs nothing", async ({ page }) => {
  await openDraft(page, house);
  await subjective(page).focus();
  const html =
    "<h1>Antecedentes</h1><p>Uno <b>dos</b></p><ul><li>a</li><li>b<ol><li>c</li></ol></li></ul><table><tr><td>x</td><td>1</td></tr></table><img src=x onerror='window.hacked=1'><script>window.hacked=1</script>";
  await subjective(page).evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", text);
    field.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, html);
  await expect(subjective(page)).toHaveValue(
    /^Antecedentes\n\nUno dos\n\n- a\n- b\n {2}1\. c\n\nx\t1$/,
  );
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
});

test("two signings at once: one signs, the other is told", async ({ page, browser }) => {
  const url = await openDraft(page, house);
  await subjective(page).fill("Control");
  await saved(page);
  const phone = await otherDevice(browser, house, url);
  for (const one of [page, phone]) {
    await one.getByRole("button", { name: /^Firmar/ }).click();
    await expect(one.getByRole("dialog").getByRole("button", { name: "Firmar" })).toBeEnabled();
  }
  await page.getByRole("dialog").getByRole("button", { name: "Firmar" }).click();
  await expect(page.getByText(/Firmada por/)).toBeVisible();
  await phone.getByRole("dialog").getByRole("button", { name: "Firmar" }).click();
  await expect(phone.getByRole("alert").filter({ hasText: "ya está firmada" })).toBeVisible();
  await phone.context().close();
});

test("versions are compared word by word; an error stays to be read, struck through", async ({
  page,
}) => {
  const url = await openDraft(page, house);
  await subjective(page).fill("Dolor leve");
  await saved(page);
  await page.reload();
  await subjective(page).fill("Dolor intenso");
  await saved(page);
  await page.getByRole("button", { name: /^Firmar/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Firmar" }).click();
  await page.getByRole("link", { name: "Versiones" }).click();
  await expect(page.locator("del")).toHaveText(/leve/);
  await expect(page.locator("ins")).toHaveText(/intenso/);
  await expectNoFindingsInBoth(page, "as it stands");
  await page.goto(url);
  await page.getByRole("button", { name: "Anular por error" }).click();
  await page.getByLabel("Motivo").fill("Era de otra persona");
  await page.getByRole("button", { name: "Anular la nota" }).click();
  await expect(page.getByText(/Anulada por error por Dra\. Lucía/)).toBeVisible();
  await expect(page.locator(".struck")).toContainText("Dolor intenso");
});

test("a discarded draft comes back for as long as it can be undone", async ({ page }) => {
  const url = await openDraft(page, house);
  await subjective(page).fill("Para luego");
  await saved(page);
  await page.getByRole("button", { name: "Descartar" }).click();
  await page.getByRole("button", { name: "Deshacer" }).click();
  await page.waitForURL(url);
  await expect(subjective(page)).toHaveValue("Para luego");
});

test("the consultation in English, on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openAs(page, house.lucia, `/patients/${house.patientId}/notes`);
  await speakEnglish(page);
  await page.reload();
  await page.getByRole("button", { name: /New note/ }).click();
  await page.waitForURL(/notes\/[0-9a-f-]{36}$/);
  await part(page, /Subjective/).fill("Headache since Monday");
  await part(page, "What to do").fill("Drink water and rest.");
  await expect(page.getByText(/^Saved today/)).toBeVisible();
  expect(await page.evaluate(() => document.body.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole("button", { name: /^Sign/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign" }).click();
  await expect(page.getByText(/Signed by Dra\. Lucía Ortega Núñez/)).toBeVisible();
  await page.getByRole("link", { name: "Sheet to hand out" }).click();
  await expect(page.getByText("Drink water and rest.")).toBeVisible();
});
