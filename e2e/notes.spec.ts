import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { openAs, signInByApi } from "./accounts";
import { makeHouse } from "./house";

type House = Awaited<ReturnType<typeof makeHouse>>;
let house: House;

test.beforeEach(async () => {
  house = await makeHouse("notas");
});

const part = (page: Page, name: RegExp | string) => page.getByRole("textbox", { name });
const subjective = (page: Page) => part(page, /Lo que cuenta/);
/** What a search of diagnoses brought. */
const found = (page: Page) => page.getByRole("listbox").getByRole("option");
const saved = (page: Page) => expect(page.getByText(/^Guardado hoy/)).toBeVisible();

/** A new draft of the house's patient, open in this page. */
async function openDraft(page: Page): Promise<string> {
  await openAs(page, house.lucia, `/patients/${house.patientId}/notes`);
  await page.getByRole("button", { name: /Nueva nota/ }).click();
  await page.waitForURL(/notes\/[0-9a-f-]{36}$/);
  await saved(page);
  return page.url();
}

/** The same person on another device. */
async function otherDevice(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ locale: "es-ES" });
  const page = await context.newPage();
  await signInByApi(page.request, house.lucia);
  await page.goto(url);
  await saved(page);
  return page;
}

const stored = async (page: Page, url: string) =>
  (await page.request.get(url.replace("/patients", "/api/v1/patients"))).json();

test("a consultation: written, signed, handed out, added to; then nothing changes it", async ({
  page,
}) => {
  const url = await openDraft(page);
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

test("what is typed survives a reload, whatever door, and the last key before it", async ({
  page,
}) => {
  const url = await openDraft(page);
  await subjective(page).fill("Tos seca");
  await page.reload();
  await expect(subjective(page)).toHaveValue("Tos seca");
  await subjective(page).press("End");
  await page.keyboard.type(" y fiebre");
  await page.getByRole("link", { name: "Signos", exact: true }).click();
  await page.waitForURL(/vitals$/);
  await page.goBack();
  await expect(subjective(page)).toHaveValue("Tos seca y fiebre");
  await saved(page);
  await expect(async () => {
    expect((await stored(page, url)).subjective).toBe("Tos seca y fiebre");
  }).toPass();
});

test("a page that is closed right after the last key loses nothing", async ({ page, context }) => {
  const url = await openDraft(page);
  await subjective(page).click();
  await page.keyboard.type("Mareo al levantarse");
  await page.close();
  const again = await context.newPage();
  await again.goto(url);
  await expect(subjective(again)).toHaveValue("Mareo al levantarse");
});

test("without a connection it says since when, and sends when it is back", async ({
  page,
  context,
}) => {
  const url = await openDraft(page);
  await context.setOffline(true);
  await subjective(page).fill("Dolor de espalda");
  await expect(page.getByText(/Sin conexión desde hoy/)).toBeVisible();
  await context.setOffline(false);
  await saved(page);
  expect((await stored(page, url)).subjective).toBe("Dolor de espalda");
});

test("a session that ran out locks the page: nothing readable stays, and the same person goes on", async ({
  page,
  context,
}) => {
  const url = await openDraft(page);
  await subjective(page).fill("Algo muy privado");
  await saved(page);
  await context.clearCookies();
  await page.keyboard.type(" y más");
  await expect(page.getByRole("heading", { name: /Su sesión se cerró/ })).toBeVisible();
  const left = await page.evaluate(() =>
    [
      document.body.textContent,
      ...Array.from(
        document.querySelectorAll("textarea, input"),
        (one) => (one as HTMLInputElement).value,
      ),
    ].join(" "),
  );
  expect(left).not.toMatch(/privado|Pedro Gil/);
  await page.getByLabel("Contraseña", { exact: true }).fill("no es esta contraseña");
  await page.getByRole("button", { name: "Seguir" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "no es correcta" })).toBeVisible();
  await page.getByLabel("Contraseña", { exact: true }).fill(house.lucia.password);
  await page.getByRole("button", { name: "Seguir" }).click();
  await expect(subjective(page)).toHaveValue("Algo muy privado y más");
  await saved(page);
  expect((await stored(page, url)).subjective).toBe("Algo muy privado y más");
});

test("two tabs: the second sees that the first is writing, follows it, and can take over", async ({
  page,
  context,
}) => {
  const url = await openDraft(page);
  const second = await context.newPage();
  await second.goto(url);
  await expect(second.getByText(/se está escribiendo en otra pestaña/)).toBeVisible();
  await subjective(page).fill("Desde la primera");
  await expect(subjective(second)).toHaveValue("Desde la primera");
  await second.getByRole("button", { name: "Escribir aquí" }).click();
  await subjective(second).fill("Desde la segunda");
  await saved(second);
  await expect(page.getByText(/se está escribiendo en otra pestaña/)).toBeVisible();
  await expect(subjective(page)).toHaveValue("Desde la segunda");
});

test("two devices: both versions side by side, nothing overwritten, the person decides", async ({
  page,
  browser,
  context,
}) => {
  const url = await openDraft(page);
  const phone = await otherDevice(browser, url);
  await context.setOffline(true);
  await subjective(page).fill("En el ordenador");
  await subjective(phone).fill("En el teléfono");
  await saved(phone);
  await expect(async () => {
    expect((await stored(phone, url)).subjective).toBe("En el teléfono");
  }).toPass();
  await context.setOffline(false);
  const conflict = page.getByRole("alert").filter({ hasText: "también en otra ventana" });
  await expect(conflict).toContainText("En el ordenador");
  await expect(conflict).toContainText("En el teléfono");
  await conflict.getByRole("button", { name: "Juntar los dos" }).click();
  await saved(page);
  await expect(async () => {
    expect((await stored(page, url)).subjective).toBe("En el ordenador\n\nEn el teléfono");
  }).toPass();
  await phone.context().close();
});

test("what a word processor pastes keeps its structure and runs nothing", async ({ page }) => {
  await openDraft(page);
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
  const url = await openDraft(page);
  await subjective(page).fill("Control");
  await saved(page);
  const phone = await otherDevice(browser, url);
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

test("what a diagnosis shows is what the note says, when another is removed and after a reload", async ({
  page,
}) => {
  await openDraft(page);
  for (const [name, onset] of [
    ["Primera cosa", "2020"],
    ["Segunda cosa", "2021-03"],
  ] as const) {
    await page.getByRole("combobox", { name: /diagnóstico/ }).fill(name);
    await page.keyboard.press("Enter");
    await page.getByLabel(`Inicio de ${name}`).fill(onset);
  }
  await page.getByRole("button", { name: "Quitar Primera cosa" }).click();
  await expect(page.getByLabel("Inicio de Segunda cosa")).toHaveValue("2021-03");
  await page.reload();
  await expect(page.getByLabel("Inicio de Segunda cosa")).toHaveValue("2021-03");
});

test("versions are compared word by word; an error stays to be read, struck through", async ({
  page,
}) => {
  const url = await openDraft(page);
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
  await page.goto(url);
  await page.getByRole("button", { name: "Anular por error" }).click();
  await page.getByLabel("Motivo").fill("Era de otra persona");
  await page.getByRole("button", { name: "Anular la nota" }).click();
  await expect(page.getByText(/Anulada por error por Dra\. Lucía/)).toBeVisible();
  await expect(page.locator(".struck")).toContainText("Dolor intenso");
});

test("a discarded draft comes back for as long as it can be undone", async ({ page }) => {
  const url = await openDraft(page);
  await subjective(page).fill("Para luego");
  await saved(page);
  await page.getByRole("button", { name: "Descartar" }).click();
  await page.getByRole("button", { name: "Deshacer" }).click();
  await page.waitForURL(url);
  await expect(subjective(page)).toHaveValue("Para luego");
});

test("a template begins a note, with what is known filled in", async ({ page }) => {
  await openAs(page, house.lucia, "/templates");
  await page.getByRole("button", { name: "Nueva plantilla" }).click();
  await page.getByLabel("Nombre").fill("Revisión anual");
  await page.getByLabel(/Lo que cuenta/).fill("Paciente de {{edad}}. Toma: {{medicación}}.");
  await page.getByRole("button", { name: "Guardar" }).click();
  await expect(page.getByText("Revisión anual")).toBeVisible();
  await openDraft(page);
  await page.getByLabel("Plantilla…").selectOption("Revisión anual");
  await expect(subjective(page)).toHaveValue("Paciente de 46 años. Toma: sin medicación activa.");
});

test("a diagnosis is found by everyday words or its code and chosen by keyboard; words alone stay words", async ({
  page,
}) => {
  const url = await openDraft(page);
  const field = page.getByRole("combobox", { name: /diagnóstico/ });
  await field.focus();
  await page.keyboard.type("tension alt");
  await expect(found(page).first()).toContainText(/^I10\s*Hipertensión esencial/);
  await expect(page.getByText("Códigos: CIE-10 de la OMS, 2019")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("listbox").getByRole("option", { selected: true })).toContainText(
    "I10",
  );
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listitem").filter({ hasText: "I10 Hipertensión" })).toBeVisible();
  await expect(field).toHaveValue("");
  await page.keyboard.type("whooping");
  await expect(found(page).first()).toContainText("Whooping cough, unspecified");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox")).toBeHidden();
  await expect(field).toHaveValue("whooping");
  await field.fill("pie raro");
  const said = page.getByRole("status").filter({ hasText: "Ningún código dice eso" });
  await expect(said).toHaveText("Ningún código dice eso: puede dejarlo en palabras.");
  await page.keyboard.press("Enter");
  await saved(page);
  await expect(async () => {
    const { diagnoses } = await stored(page, url);
    expect(diagnoses).toMatchObject([
      {
        display: "Hipertensión esencial (primaria)",
        code: "I10",
        codeSystem: "http://hl7.org/fhir/sid/icd-10",
      },
      { display: "pie raro", code: null, codeSystem: null },
    ]);
  }).toPass();
});

test("in English the texts are English, the problem list comes first, and a condition's form finds codes too", async ({
  page,
}) => {
  await openAs(page, house.lucia, `/patients/${house.patientId}/conditions`);
  await page.request.patch("/api/v1/me", {
    data: { locale: "en" },
    headers: { "if-match": `"${(await (await page.request.get("/api/v1/me")).json()).version}"` },
  });
  await page.goto(`/patients/${house.patientId}/conditions?add`);
  const name = page.getByRole("dialog").getByRole("combobox", { name: "Condition" });
  await name.focus();
  await page.keyboard.type("e11.9");
  await expect(found(page).first()).toContainText("Type 2 diabetes mellitus");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(name).toHaveValue("Type 2 diabetes mellitus without complications");
  await expect(page.getByRole("textbox", { name: /^Code \(/ })).toHaveValue("E11.9");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("main")).toContainText("Type 2 diabetes mellitus");
  await page.goto(`/patients/${house.patientId}/notes`);
  await page.getByRole("button", { name: /New note/ }).click();
  await page.waitForURL(/notes\/[0-9a-f-]{36}$/);
  await page.getByRole("combobox", { name: /diagnosis/ }).focus();
  await page.keyboard.type("diabetes");
  const options = found(page);
  await expect(options.nth(1)).toContainText(/^E1/);
  await expect(options.first()).toContainText("on the problem list");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listitem").filter({ hasText: "E11.9" })).toContainText(
    "on the problem list already",
  );
});

test("the consultation in English, on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openAs(page, house.lucia, `/patients/${house.patientId}/notes`);
  await page.request.patch("/api/v1/me", {
    data: { locale: "en" },
    headers: { "if-match": `"${(await (await page.request.get("/api/v1/me")).json()).version}"` },
  });
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
