import { expect, type Page, test } from "@playwright/test";
import { openAs } from "./accounts";
import { type House, openDraft, saved, speakEnglish, stored } from "./draft";
import { expectNoFindings } from "./findings";
import { makeHouse } from "./house";

let house: House;

test.beforeEach(async () => {
  house = await makeHouse("notas");
});

/** What a search of diagnoses brought. */
const found = (page: Page) => page.getByRole("listbox").getByRole("option");

test("what a diagnosis shows is what the note says, when another is removed and after a reload", async ({
  page,
}) => {
  await openDraft(page, house);
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

test("a diagnosis is found by everyday words or its code and chosen by keyboard; words alone stay words", async ({
  page,
}) => {
  const url = await openDraft(page, house);
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
  await speakEnglish(page);
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
  await expectNoFindings(page, "diagnoses offered");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listitem").filter({ hasText: "E11.9" })).toContainText(
    "on the problem list already",
  );
});
