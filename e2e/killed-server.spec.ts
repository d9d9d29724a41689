import { expect, test } from "@playwright/test";
import { freePort } from "@/scripts/ports.mjs";
import { startWeb } from "@/scripts/web.mjs";
import { makeHouse } from "./house";

// A web process of its own, of the same build and services: the one that the other journeys use goes on.
const start = (port: number) =>
  startWeb({
    folder: process.env.BUILD_FOLDER,
    port,
    env: { ...process.env, APP_URL: `http://localhost:${port}` },
    logs: "ignore",
  });

test("the server is killed while somebody writes: nothing typed is lost, and it is sent when it is back", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const house = await makeHouse("caída");
  const port = await freePort(3600);
  let web = await start(port);
  try {
    const base = `http://localhost:${port}`;
    const { csrfToken } = await (await page.request.get(`${base}/api/auth/csrf`)).json();
    await page.request.post(`${base}/api/auth/callback/credentials`, {
      form: { ...house.lucia, csrfToken, json: "true" },
    });
    await page.goto(`${base}/patients/${house.patientId}/notes`);
    await page.getByRole("button", { name: /Nueva nota/ }).click();
    await page.waitForURL(/notes\/[0-9a-f-]{36}$/);
    const subjective = page.getByRole("textbox", { name: /Lo que cuenta/ });
    await subjective.fill("Antes de la caída");
    await expect(page.getByText(/^Guardado hoy/)).toBeVisible();
    web.child.kill("SIGKILL");
    await subjective.press("End");
    await page.keyboard.type(", y durante ella");
    await expect(page.getByText(/Sin conexión desde hoy/)).toBeVisible({ timeout: 20_000 });
    web = await start(port);
    await expect(page.getByText(/^Guardado hoy/)).toBeVisible({ timeout: 20_000 });
    const address = page.url().replace("/patients", "/api/v1/patients");
    const note = await (await page.request.get(address)).json();
    expect(note.subjective).toBe("Antes de la caída, y durante ella");
  } finally {
    await web.stop();
  }
});
