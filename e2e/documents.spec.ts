import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { openAs } from "./accounts";
import { expectNoFindings } from "./findings";
import { makeHouse } from "./house";
import { pdf, photo } from "./sample-files";
import {
  apiOf,
  chartOf,
  choose,
  dialog,
  type House,
  line,
  MEGABYTE,
  newPage,
  send,
  textFile,
} from "./uploading";

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
