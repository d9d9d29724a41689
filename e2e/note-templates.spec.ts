import { expect, test } from "@playwright/test";
import { openAs } from "./accounts";
import { type House, openDraft, subjective } from "./draft";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";

let house: House;

test.beforeEach(async () => {
  house = await makeHouse("notas");
});

test("a template begins a note, with what is known filled in", async ({ page }) => {
  await openAs(page, house.lucia, "/templates");
  await page.getByRole("button", { name: "Nueva plantilla" }).click();
  await page.getByLabel("Nombre").fill("Revisión anual");
  await page.getByLabel(/Lo que cuenta/).fill("Paciente de {{edad}}. Toma: {{medicación}}.");
  await page.getByRole("button", { name: "Guardar" }).click();
  await expect(page.getByText("Revisión anual")).toBeVisible();
  await openDraft(page, house);
  await page.getByLabel("Plantilla…").selectOption("Revisión anual");
  await expect(subjective(page)).toHaveValue("Paciente de 46 años. Toma: sin medicación activa.");
});

test("a template that is left by × or a reload right after the last key is still there", async ({
  page,
}) => {
  await openAs(page, house.lucia, "/templates");
  const begin = () => page.getByRole("button", { name: "Nueva plantilla" }).click();
  await begin();
  await page.getByLabel("Nombre").fill("Alta");
  await expectNoFindingsInBoth(page, "as it stands");
  await page.getByLabel(/Lo que cuenta/).focus();
  await page.keyboard.type("Se encuentra bien");
  await page.getByRole("button", { name: "Cerrar" }).click();
  await begin();
  await expect(page.getByLabel(/Lo que cuenta/)).toHaveValue("Se encuentra bien");
  await page.getByLabel(/Lo que cuenta/).press("End");
  await page.keyboard.type(" y sale");
  await page.reload();
  await begin();
  await expect(page.getByLabel("Nombre")).toHaveValue("Alta");
  await expect(page.getByLabel(/Lo que cuenta/)).toHaveValue("Se encuentra bien y sale");
  await page.getByRole("button", { name: "Guardar" }).click();
  await expect(page.getByText("Alta", { exact: true })).toBeVisible();
  await begin();
  await expect(page.getByLabel("Nombre")).toHaveValue("");
});
