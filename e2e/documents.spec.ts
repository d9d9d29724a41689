import { readFileSync } from "node:fs";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { makeDicom } from "@/lib/testing/dicom";
import { openAs, signInByApi } from "./accounts";
import { expectNoFindings } from "./findings";
import { makeHouse } from "./house";
import { pdf, photo } from "./sample-files";

type File = { name: string; mimeType: string; buffer: Buffer };
type House = Awaited<ReturnType<typeof makeHouse>>;
const MEGABYTE = 1024 * 1024;

const chartOf = (house: House) => `/patients/${house.patientId}/documents`;
const apiOf = (house: House) => `/api/v1/patients/${house.patientId}/files`;
const textFile = (name: string, words: string): File => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(words),
});
const dialog = (page: Page) => page.getByRole("dialog", { name: "Añadir documentos" });
const line = (page: Page, title: string) =>
  page.locator(".file-line").filter({ has: page.getByText(title, { exact: true }) });

async function choose(page: Page, files: File[]): Promise<void> {
  if (!(await dialog(page).isVisible()))
    await page.getByRole("button", { name: "Añadir documentos" }).click();
  await dialog(page).getByLabel("Elegir archivos").setInputFiles(files);
}

async function send(page: Page, count = 1): Promise<void> {
  await dialog(page)
    .getByRole("button", { name: /^Enviar/ })
    .click();
  await expect(dialog(page).getByText("Enviado", { exact: true })).toHaveCount(count);
  await dialog(page).getByRole("button", { name: "Cerrar" }).last().click();
}

const newPage = async (browser: Browser, baseURL: string | undefined) =>
  (await browser.newContext({ baseURL, locale: "es-ES" })).newPage();

test("a file goes both ways: the patient's photo to the doctor, the doctor's report to the patient", async ({
  browser,
  baseURL,
}) => {
  const house = await makeHouse("documentos");
  const [doctor, patient] = [await newPage(browser, baseURL), await newPage(browser, baseURL)];
  await openAs(doctor, house.lucia, chartOf(house));
  await openAs(patient, house.pedro, "/record/documents");
  // As phones make them: HEIC, named as if it were not, lying on its side.
  const heic = readFileSync("lib/domain/documents/samples/turned.heic");
  await choose(patient, [{ name: "lesion.jpg", mimeType: "image/jpeg", buffer: heic }]);
  await dialog(patient).getByLabel("Título").fill("Mancha en el brazo");
  await send(patient);
  // It arrives by itself, upright.
  const arrived = line(doctor, "Mancha en el brazo");
  await expect(arrived.locator("img")).toBeVisible({ timeout: 30_000 });
  await expect(arrived).toContainText("Pedro Gil (paciente)");
  await expect(arrived).toContainText("Sin revisar por un antivirus");
  await arrived.getByRole("button", { name: /^Ver/ }).click();
  const picture = doctor.getByRole("img", { name: "Mancha en el brazo" });
  await expect
    .poll(() => picture.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]))
    .toEqual([160, 320]);
  await doctor.keyboard.press("Escape");

  await choose(doctor, [
    { name: "informe.pdf", mimeType: "application/pdf", buffer: pdf(["Uno", "Dos"]) },
    textFile("laboratorio.txt", "Hemoglobina ≥ 13,2"),
  ]);
  await send(doctor, 2);
  await expect(line(doctor, "informe").getByRole("button", { name: /^Mostrar/ })).toBeVisible({
    timeout: 30_000,
  });
  await line(doctor, "Mancha en el brazo")
    .getByRole("button", { name: /^Corregir datos/ })
    .press("Enter");
  const correcting = doctor.getByRole("dialog", { name: "Corregir los datos del documento" });
  await correcting.getByLabel("Nota").fill("Comparar en un mes");
  await expectNoFindings(doctor, "correcting");
  await correcting.getByLabel("Título").press("Enter");
  await expect(line(doctor, "Mancha en el brazo")).toContainText("Comparar en un mes");
  await expect(line(doctor, "informe")).toContainText("2 páginas");
  await expect(line(doctor, "informe").locator("img")).toBeVisible();
  await expect(line(patient, "Mancha en el brazo")).toBeVisible();
  await expect(line(patient, "informe")).toHaveCount(0);
  await line(doctor, "informe")
    .getByRole("button", { name: /^Mostrar/ })
    .click();
  await expect(line(patient, "informe")).toBeVisible({ timeout: 15_000 });
  await expect(line(patient, "laboratorio")).toHaveCount(0);
  await line(patient, "informe").getByRole("button", { name: /^Ver/ }).click();
  await expect(patient.getByText("Página 1 de 2")).toBeVisible();
  await patient.getByRole("button", { name: "Página siguiente" }).click();
  await expect(patient.getByRole("dialog").getByText("Dos")).toBeAttached();
  await patient.keyboard.press("Escape");
  const download = patient.waitForEvent("download");
  await line(patient, "informe")
    .getByRole("button", { name: /^Descargar/ })
    .click();
  expect((await download).suggestedFilename()).toBe("informe.pdf");

  await line(doctor, "informe")
    .getByRole("button", { name: /^Marcar como error/ })
    .click();
  await doctor.getByLabel("Motivo").fill("De otra persona");
  await doctor.getByRole("dialog").getByRole("button", { name: "Marcar como error" }).click();
  await expect(line(doctor, "informe")).toContainText("Marcado como error: De otra persona");
  await expect(line(patient, "informe")).toHaveCount(0, { timeout: 15_000 });
  for (const page of [doctor, patient]) await page.context().close();
});

test("a connection that breaks in the middle costs one part, and the file is there once", async ({
  page,
}) => {
  const house = await makeHouse("cortado");
  await openAs(page, house.lucia, chartOf(house));
  const puts: string[] = [];
  await page.route("**/parts/*", (route) => {
    const part = route.request().url().split("/").at(-1) ?? "";
    puts.push(part);
    return part === "2" && puts.filter((one) => one === "2").length < 3
      ? route.abort("connectionreset")
      : route.continue();
  });
  const buffer = Buffer.alloc(12 * MEGABYTE, "una línea de texto\n");
  await choose(page, [{ name: "largo.txt", mimeType: "text/plain", buffer }]);
  await send(page);
  expect(puts).toEqual(["1", "2", "2", "2", "3"]);
  await expect(line(page, "largo").getByRole("button", { name: /^Ver/ })).toBeVisible({
    timeout: 30_000,
  });
  await expect(line(page, "largo")).toHaveCount(1);
});

/** Waits until the server has the first of two parts: what was sent isn't there yet. */
async function firstPartKept(page: Page, house: House): Promise<void> {
  const { items } = await (await page.request.get(apiOf(house))).json();
  await expect(async () => {
    const state = await page.request.get(`${apiOf(house)}/${items[0].id}/upload`);
    expect((await state.json()).missing).toMatchObject([{ part: 2 }]);
  }).toPass();
}

test("what was left half sent goes on with the same file after the page was closed, or is given up", async ({
  page,
}) => {
  const house = await makeHouse("a-medias");
  await openAs(page, house.lucia, chartOf(house));
  const buffer = Buffer.alloc(7 * MEGABYTE, "otra línea\n");
  await page.route("**/parts/2", () => {}); // never answered
  await choose(page, [{ name: "medio.txt", mimeType: "text/plain", buffer }]);
  await dialog(page).getByRole("button", { name: "Enviar", exact: true }).click();
  await expect(dialog(page).getByText("71 %")).toBeVisible();
  await firstPartKept(page, house);
  page.on("dialog", (asked) => void asked.accept());
  await page.reload({ waitUntil: "networkidle" });
  await page.unroute("**/parts/2");
  await expect(line(page, "medio")).toContainText("Sin terminar de enviar");
  const again = line(page, "medio").getByLabel(/^Continuar/);
  await again.setInputFiles(textFile("otro.txt", "otro"));
  await expect(page.getByText("No es el mismo archivo: elija medio.txt.")).toBeVisible();
  const parts: string[] = [];
  page.on("request", (request) => request.method() === "PUT" && parts.push(request.url()));
  await again.setInputFiles({ name: "medio.txt", mimeType: "text/plain", buffer });
  await expect(line(page, "medio").getByRole("button", { name: /^Ver/ })).toBeVisible({
    timeout: 30_000,
  });
  expect(parts.map((url) => url.split("/").at(-1))).toEqual(["2"]);
});

test("what can't be kept is refused before it is sent, or says why afterwards", async ({
  page,
}) => {
  const house = await makeHouse("rechazos");
  await openAs(page, house.lucia, chartOf(house));
  await choose(page, [
    textFile("vacio.txt", ""),
    { name: "programa.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(2000, "\0MZ") },
    { name: "../../roto.jpg", mimeType: "image/jpeg", buffer: (await photo()).subarray(0, 300) },
  ]);
  await expect(dialog(page).getByText("Está vacío.")).toBeVisible();
  await expect(dialog(page).getByText(/^No es un PDF, una foto/)).toBeVisible();
  await send(page, 1);
  const broken = page.locator(".file-line");
  await expect(broken).toHaveCount(1);
  await expect(broken).toContainText("Rechazado: el archivo está dañado", { timeout: 30_000 });
  await broken.getByRole("button", { name: "Quitar de la lista" }).click();
  await expect(broken).toHaveCount(0);
});

test("an address is its person's, answers ranges, and nothing at it is shown in place or run", async ({
  page,
  browser,
  baseURL,
}) => {
  const house = await makeHouse("enlaces");
  const { request } = page;
  await signInByApi(request, house.lucia);
  const bytes = Buffer.from("<script>alert(1)</script> 0123456789");
  const about = { name: "página <b>.html", size: bytes.length, kind: "other", date: null };
  const begun = await request.post(apiOf(house), { data: { ...about, title: "Página" } });
  expect(begun.status()).toBe(201);
  const file = `${apiOf(house)}/${(await begun.json()).id}`;
  const headers = { "content-type": "application/octet-stream" };
  expect((await request.put(`${file}/parts/1`, { data: bytes, headers })).status()).toBe(200);
  for (let i = 0; i < 2; i++)
    expect((await request.post(`${file}/completion`, { data: {} })).status()).toBe(200);
  const link = async () => (await request.get(`${file}/link`)).status();
  await expect.poll(link, { timeout: 30_000 }).toBe(200);
  const { address } = await (await request.get(`${file}/link`)).json();
  const whole = await request.get(address);
  expect(await whole.body()).toEqual(bytes);
  expect(whole.headers()).toMatchObject({
    "content-type": "text/plain; charset=utf-8",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "private, no-store, no-transform",
    "accept-ranges": "bytes",
  });
  expect(whole.headers()["content-disposition"]).toMatch(
    /^attachment; .*filename\*=UTF-8''p%C3%A1gina/,
  );
  const part = await request.get(address, { headers: { range: "bytes=26-28" } });
  expect([part.status(), await part.text(), part.headers()["content-range"]]).toEqual([
    206,
    "012",
    `bytes 26-28/${bytes.length}`,
  ]);
  const other = await newPage(browser, baseURL);
  expect((await other.request.get(address)).status()).toBe(401);
  await signInByApi(other.request, house.pedro);
  expect((await other.request.get(address)).status()).toBe(404);
  expect((await other.request.get(`${file}/link`)).status()).toBe(404);
  expect((await request.get(address.slice(0, -1))).status()).toBe(404);
  await other.context().close();
});

test("a scanner's pictures: whose they are, one after the other, in the window that the reader chooses", async ({
  page,
}) => {
  const house = await makeHouse("tac");
  await openAs(page, house.lucia, chartOf(house));
  const grey = (value: number) => Array<number>(64 * 64).fill(value);
  const buffer = makeDicom({
    ...{ rows: 64, columns: 64, frames: 2, signed: true },
    values: [...grey(40), ...grey(-1000)],
    texts: {
      ...{ "00100010": "Otra^Persona", "00080020": "20261101" },
      ...{ "00281050": "40", "00281051": "400", "00281052": "0", "00281053": "1" },
    },
  });
  await choose(page, [{ name: "tac.dcm", mimeType: "application/dicom", buffer }]);
  await send(page);
  const open = line(page, "tac").getByRole("button", { name: /^Ver/ });
  await expect(open).toBeVisible({ timeout: 30_000 });
  await open.press("Enter");
  const picture = page.getByRole("img", { name: "tac" });
  const seen = () =>
    picture.evaluate((canvas: HTMLCanvasElement) =>
      canvas.getContext("2d")?.getImageData(32, 32, 1, 1).data.slice(0, 3).join(),
    );
  await expect.poll(seen).toBe("128,128,128");
  await expect(page.getByText("El archivo dice que es de Otra Persona.")).toBeVisible();
  await expectNoFindings(page, "a scanner's picture");
  await page.getByRole("button", { name: "Pulmón" }).press("Enter");
  await expect.poll(seen).toBe("236,236,236");
  await page.getByRole("slider", { name: /^Nivel/ }).press("End");
  await expect.poll(seen).toBe("0,0,0");
  await page.getByRole("button", { name: "La del archivo" }).press("Enter");
  await page.getByLabel("Contenido del documento").press("PageDown");
  await expect(page.getByText("Imagen 2 de 2")).toBeVisible();
  await expect.poll(seen).toBe("0,0,0");
});

for (const colorScheme of ["light", "dark"] as const)
  test(`by keyboard, on a phone, without findings (${colorScheme})`, async ({ page }) => {
    const house = await makeHouse(`teclado-${colorScheme}`);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width: 360, height: 740 });
    await openAs(page, house.pedro, "/record/documents");
    await expectNoFindings(page, "no documents");
    await page.getByRole("button", { name: "Añadir documentos" }).press("Enter");
    const input = dialog(page).getByLabel("Elegir archivos");
    await expect(input).toBeFocused();
    const name = `${"Radiografía de tórax posteroanterior y lateral ".repeat(2)}🩻.jpg`;
    await input.setInputFiles([
      { name, mimeType: "image/jpeg", buffer: await photo() },
      textFile("vacio.txt", ""),
    ]);
    await dialog(page).getByLabel("Nota").fill("Desde el lunes");
    await expectNoFindings(page, "chosen");
    await dialog(page).getByLabel("Título").press("Enter");
    await expect(dialog(page).getByText("Enviado", { exact: true })).toBeVisible();
    await page.keyboard.press("Escape");
    const mine = page.locator(".file-line").filter({ hasText: "Radiografía" });
    await expect(mine.locator("img")).toBeVisible({ timeout: 30_000 });
    await expectNoFindings(page, "list");
    await mine.getByRole("button", { name: /^Ver/ }).press("Enter");
    const picture = page.getByRole("dialog").getByRole("img");
    await expect(picture).toBeVisible();
    await page.keyboard.press("Tab");
    await page.keyboard.press("+");
    await page.keyboard.press("r");
    await expect(picture).toHaveAttribute("data-turned", "90");
    await expect(page.getByText("125 %")).toBeVisible();
    await expectNoFindings(page, "picture");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
