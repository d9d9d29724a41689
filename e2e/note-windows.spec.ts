import { expect, test } from "@playwright/test";
import { countLooks } from "@/lib/testing/looks";
import { type House, openDraft, otherDevice, saved, stored, subjective } from "./draft";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";

let house: House;

test.beforeEach(async () => {
  house = await makeHouse("notas");
});

test("two tabs: the second sees that the first is writing, follows it, and can take over", async ({
  page,
  context,
}) => {
  const url = await openDraft(page, house);
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

test("taking over at once begins with what the first typed last, and asks nothing", async ({
  page,
  context,
}) => {
  const url = await openDraft(page, house);
  const second = await context.newPage();
  await second.goto(url);
  const takeOver = second.getByRole("button", { name: "Escribir aquí" });
  await expect(takeOver).toBeVisible();
  await subjective(page).fill("Desde la primera");
  await takeOver.click();
  await expect(subjective(second)).toHaveValue("Desde la primera");
  await subjective(second).fill("Desde la primera y la segunda");
  await saved(second);
  await expect(subjective(page)).toHaveValue("Desde la primera y la segunda");
  expect((await stored(second, url)).subjective).toBe("Desde la primera y la segunda");
});

test("two devices: both versions side by side, nothing overwritten, the person decides", async ({
  page,
  browser,
  context,
}) => {
  const url = await openDraft(page, house);
  const phone = await otherDevice(browser, house, url);
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
  await expectNoFindingsInBoth(page, "as it stands");
  await conflict.getByRole("button", { name: "Juntar los dos" }).click();
  await saved(page);
  await expect(async () => {
    expect((await stored(page, url)).subjective).toBe("En el ordenador\n\nEn el teléfono");
  }).toPass();
  await phone.context().close();
});

test("an editor that stays open asks whether its draft stands, and that is no look into the chart", async ({
  page,
}) => {
  await openDraft(page, house);
  let asked = 0;
  page.on("request", (request) => {
    if (request.url().endsWith("/state")) asked += 1;
  });
  const before = await countLooks(house.clinicId, house.patientId);
  await expect(() => expect(asked).toBeGreaterThanOrEqual(3)).toPass({ timeout: 30_000 });
  expect(await countLooks(house.clinicId, house.patientId)).toBe(before);
});
