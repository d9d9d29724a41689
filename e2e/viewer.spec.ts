import { expect, test } from "@playwright/test";
import { makeDicom } from "@/lib/testing/dicom";
import { openAs, signInByApi } from "./accounts";
import { expectNoFindings } from "./findings";
import { makeHouse } from "./house";
import { photo } from "./sample-files";
import { apiOf, chartOf, choose, dialog, line, newPage, send, textFile } from "./uploading";

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
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
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
