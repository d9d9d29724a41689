import { expect, test } from "@playwright/test";
import { signInByApi } from "./accounts";
import { makeHouse } from "./house";
import { ownWeb } from "./own-web";

test("the server is killed while somebody writes: nothing typed is lost, and it is sent when it is back", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const house = await makeHouse("caída");
  const web = await ownWeb();
  try {
    const { base } = web;
    await signInByApi(page.request, house.lucia, base);
    await page.goto(`${base}/patients/${house.patientId}/notes`);
    await page.getByRole("button", { name: /Nueva nota/ }).click();
    await page.waitForURL(/notes\/[0-9a-f-]{36}$/);
    const subjective = page.getByRole("textbox", { name: /Lo que cuenta/ });
    await subjective.fill("Antes de la caída");
    await expect(page.getByText(/^Guardado hoy/)).toBeVisible();
    web.kill();
    await subjective.press("End");
    await page.keyboard.type(", y durante ella");
    await expect(page.getByText(/Sin conexión desde hoy/)).toBeVisible({ timeout: 20_000 });
    await web.start();
    await expect(page.getByText(/^Guardado hoy/)).toBeVisible({ timeout: 20_000 });
    const address = page.url().replace("/patients", "/api/v1/patients");
    const note = await (await page.request.get(address)).json();
    expect(note.subjective).toBe("Antes de la caída, y durante ella");
  } finally {
    await web.stop();
  }
});
