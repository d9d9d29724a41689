import { expect, test } from "@playwright/test";
import { ADMIN, DOCTOR, openAs, PATIENT, patientId } from "./accounts";
import { expectNoFindings, expectNoFindingsInBoth } from "./findings";
import { field } from "./form";

// What every-page.spec.ts doesn't come by: what opens, and what is wrong.
test.use({ contextOptions: { reducedMotion: "reduce" } });

test("doctor", async ({ page }) => {
  await openAs(page, DOCTOR, "/today");
  await page.getByRole("button", { name: /Buscar paciente, página/ }).click();
  await expect(page.getByRole("combobox")).toBeFocused();
  await expectNoFindingsInBoth(page, "search of everything");
  await page.goto("/account");
  await page.getByLabel("Nombre").fill("");
  await page.getByRole("combobox", { name: "Zona horaria" }).click();
  await expectNoFindingsInBoth(page, "account, with a fault and a list open");
  const id = await patientId(page.request, "fernández-villaverde");
  await page.goto(`/patients/${id}/vitals`);
  await page.getByRole("slider").first().focus();
  await expectNoFindingsInBoth(page, "chart, a reading chosen");
  await page.getByRole("button", { name: /Registrar/ }).click();
  await field(page, "Temperatura").fill("384");
  await field(page, "SpO₂").fill("93");
  await field(page, "Nota").focus();
  await expectNoFindingsInBoth(page, "record");
  await page.getByRole("button", { name: /Descartar|Cancelar/ }).click();
  await page
    .getByRole("button", { name: /Corregir/ })
    .first()
    .click();
  await expectNoFindingsInBoth(page, "correct");
  await page.goto("/patients/0192f5aa-0000-7000-8000-000000000000/vitals");
  await expectNoFindingsInBoth(page, "not found");
});

test("doctor, what opens in a chart", async ({ page }) => {
  await openAs(page, DOCTOR, "/patients");
  const id = await patientId(page.request, "antonio garcia nunez");
  await page.goto(`/patients/${id}/labs`);
  await page
    .getByRole("button", { name: /valores/ })
    .first()
    .click();
  await expectNoFindingsInBoth(page, "earlier values");
  await page.goto(`/patients/${id}?kinds=result`);
  await expectNoFindingsInBoth(page, "filtered timeline");
  await page.goto(`/patients/${id}/allergies?add=1`);
  await page.getByRole("button", { name: "Guardar" }).click();
  await expectNoFindingsInBoth(page, "form with a fault");
});

test("patient", async ({ page }) => {
  await openAs(page, PATIENT, "/vitals");
  await page.getByRole("button", { name: /Cuenta de/ }).click();
  await expectNoFindingsInBoth(page, "account menu");
});

test("administrator", async ({ page }) => {
  await openAs(page, ADMIN, "/admin/audit");
  await page.getByRole("button", { name: "Persona", exact: true }).click();
  await expectNoFindingsInBoth(page, "audit, choosing a person");
  await page.goto("/admin/settings/sessions");
  await page.getByLabel("Duración máxima").first().fill("99");
  await page.getByLabel("Duración máxima").last().fill("9");
  await expectNoFindingsInBoth(page, "settings, changed and wrong");
  await page.getByRole("button", { name: "Descartar" }).click();
  await page.goto("/admin/users");
  await page
    .getByRole("button", { name: /^Suspender/ })
    .first()
    .click();
  await expectNoFindingsInBoth(page, "suspend");
  const id = await patientId(page.request, "HC-0000030");
  await page.goto(`/patients/${id}/care`);
  await page.getByRole("button", { name: "Asignar" }).click();
  await expectNoFindingsInBoth(page, "assigning");
});

for (const colorScheme of ["light", "dark"] as const)
  test(`every primitive, ${colorScheme}: photographed, and without findings`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ colorScheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto("/dev/ui");
    await page.getByRole("button", { name: "disabled" }).first().waitFor();
    await test.info().attach(`primitives-${colorScheme}`, {
      body: await page.screenshot({ fullPage: true }),
      contentType: "image/png",
    });
    await expectNoFindings(page, "primitives");
    const opener = page.getByRole("button", { name: "Open a dialog" });
    await opener.click();
    await expectNoFindings(page, "a dialog");
    await page.keyboard.press("Escape");
    await expect(opener).toBeFocused();
    await context.close();
  });
