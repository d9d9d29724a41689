import { expect, type Page, test } from "@playwright/test";
import { openAs } from "./accounts";
import { makeHouse } from "./house";

type House = Awaited<ReturnType<typeof makeHouse>>;
const nothing = (page: Page) => page.getByRole("heading", { name: "Aquí no hay nada" });
const offline = (page: Page) => page.getByText(/^Sin conexión\. Lo que escriba se guarda/);

test.describe("without a connection", () => {
  let house: House;
  test.beforeAll(async () => {
    house = await makeHouse("sin-red");
  });

  /** Opens a page, cuts the connection, and sees that the page stands and says so. */
  async function cut(page: Page, who: "lucia" | "elena" | "pedro", path: string): Promise<void> {
    await openAs(page, house[who], path);
    await page.waitForLoadState("networkidle");
    await expect(offline(page)).toHaveCount(0);
    await page.context().setOffline(true);
    await expect(offline(page)).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  const mend = (page: Page) => page.context().setOffline(false);

  test("a list keeps what it shows and says that a search waits; it is done when the connection is back", async ({
    page,
  }) => {
    await cut(page, "lucia", "/patients");
    await page.getByLabel("Nombre, documento, teléfono o nacimiento").fill("nadie se llama así");
    await expect(page.getByText(/^Sin conexión: esto es lo de antes/)).toBeVisible();
    await mend(page);
    await expect(page.getByText("Nadie con estos filtros")).toBeVisible();
    await expect(offline(page)).toHaveCount(0);
  });

  test("a chart that is asked for opens when the connection is back; no browser's error page", async ({
    page,
  }) => {
    await cut(page, "lucia", "/patients");
    await page.getByRole("link", { name: /Pedro Gil/ }).click();
    await expect(offline(page)).toContainText("la página que pida se abrirá cuando vuelva");
    await expect(page).toHaveURL(/\/patients$/);
    await mend(page);
    await expect(page.getByRole("heading", { name: "Pedro Gil" })).toBeVisible();
    await expect(page).toHaveURL(/\/patients\/[0-9a-f-]{36}/);
  });

  test("nobody is said to have looked at a chart because a connection came back", async ({
    page,
  }) => {
    const looks = async () => {
      const log = `/api/v1/audit-events?patientId=${house.patientId}&limit=100`;
      const { items } = await (await page.request.get(log)).json();
      return items.filter(({ action }: { action: string }) => action === "read").length;
    };
    await openAs(page, house.elena, "/patients");
    const before = await looks();
    await cut(page, "lucia", `/patients/${house.patientId}/procedures`);
    await mend(page);
    await expect(offline(page)).toHaveCount(0);
    await openAs(page, house.elena, "/patients");
    expect(await looks()).toBe(before + 1);
  });

  for (const [who, path] of [
    ["lucia", "/today"],
    ["lucia", "/patients/new"],
    ["elena", "/admin/settings"],
    ["elena", "/admin/users"],
    ["elena", "/admin/audit"],
    ["pedro", "/home"],
    ["pedro", "/record"],
    ["pedro", "/account"],
  ] as const) {
    test(`${who}, ${path}: it stands, says so, and goes on`, async ({ page }) => {
      await cut(page, who, path);
      await mend(page);
      await expect(offline(page)).toHaveCount(0);
    });
  }

  test("what is saved without a connection is told, and stays typed", async ({ page }) => {
    await cut(page, "elena", "/admin/settings");
    await page.getByLabel("Nombre").first().fill("Otro nombre");
    await page.getByRole("button", { name: /^Guardar/ }).click();
    await expect(page.getByText(/^No hay conexión\. Lo que escribió sigue aquí/)).toBeVisible();
    await expect(page.getByLabel("Nombre").first()).toHaveValue("Otro nombre");
  });
});

test("what is out of one's reach says so in words, in the frame, and leads to one's own start", async ({
  page,
}) => {
  const house = await makeHouse("alcance");
  const chart = `/patients/${house.patientId}`;
  const out = [
    ["lucia", "/admin/users", /\/today$/],
    ["pedro", "/patients", /\/home$/],
    ["pedro", `${chart}/vitals`, /\/home$/],
    ["elena", chart, /\/patients$/],
    ["elena", `${chart}/vitals`, /\/patients$/],
    ["elena", "/today", /\/patients$/],
  ] as const;
  for (const [who, path, start] of out) {
    await openAs(page, house[who], path);
    await expect(nothing(page), `${who} ${path}`).toBeVisible();
    await expect(page.getByText("La página no existe, o no está a su alcance.")).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Principal" }).first()).toBeVisible();
    await page.getByRole("link", { name: "Ir al inicio" }).click();
    await expect(page).toHaveURL(start);
  }
});
