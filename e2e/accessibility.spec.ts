import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { ADMIN, DOCTOR, openAs, PATIENT, patientId } from "./accounts";
import { field } from "./form";
import { walk } from "./pages";

const CHART = [
  "",
  "/conditions",
  "/conditions?state=past",
  "/allergies",
  "/medications",
  "/labs",
  "/labs?kind=other",
  "/immunizations",
  "/procedures",
  "/encounters",
  "/documents",
];

async function expectNoFindings(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
  );
  expect(found, what).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("signed out", async ({ page }) => {
      await page.goto("/sign-in");
      await expectNoFindings(page, "sign-in");
    });

    test("doctor", async ({ page }) => {
      await openAs(page, DOCTOR, "/today");
      await expectNoFindings(page, "today");
      await page.getByRole("button", { name: /Buscar paciente, página/ }).click();
      await expect(page.getByRole("combobox")).toBeFocused();
      await expectNoFindings(page, "search of everything");
      await page.goto("/alerts");
      await expectNoFindings(page, "alerts");
      await page.goto("/account");
      await page.getByLabel("Nombre").fill("");
      await page.getByRole("combobox", { name: "Zona horaria" }).click();
      await expectNoFindings(page, "account, with a fault and a list open");
      await page.goto("/patients");
      await expectNoFindings(page, "patients");
      const id = await patientId(page.request, "fernández-villaverde");
      await page.goto(`/patients/${id}/vitals`);
      await expectNoFindings(page, "chart");
      await page.getByRole("slider").first().focus();
      await expectNoFindings(page, "chart, a reading chosen");
      await page.getByRole("button", { name: /Registrar/ }).click();
      await field(page, "Temperatura").fill("384");
      await field(page, "SpO₂").fill("93");
      await field(page, "Nota").focus();
      await expectNoFindings(page, "record");
      await page.getByRole("button", { name: /Descartar|Cancelar/ }).click();
      await page
        .getByRole("button", { name: /Corregir/ })
        .first()
        .click();
      await expectNoFindings(page, "correct");
      await page.goto("/patients/0192f5aa-0000-7000-8000-000000000000/vitals");
      await expectNoFindings(page, "not found");
    });

    test("doctor, every section of a chart", async ({ page }) => {
      await openAs(page, DOCTOR, "/patients");
      const id = await patientId(page.request, "antonio garcia nunez");
      for (const section of CHART) {
        await page.goto(`/patients/${id}${section}`);
        await expect(page.locator("main[aria-busy]")).toHaveCount(0);
        await expectNoFindings(page, section || "overview");
      }
      await page.goto(`/patients/${id}/labs`);
      await page
        .getByRole("button", { name: /valores/ })
        .first()
        .click();
      await expectNoFindings(page, "earlier values");
      await page.goto(`/patients/${id}?kinds=result`);
      await expectNoFindings(page, "filtered timeline");
      await page.goto(`/patients/${id}/allergies?add=1`);
      await page.getByRole("button", { name: "Guardar" }).click();
      await expectNoFindings(page, "form with a fault");
    });

    test("notes and templates, as who treats sees them", async ({ page }) => {
      const look = (address: string) => expectNoFindings(page, address);
      await walk(page, "doctor", look, (address) => /notes|templates/.test(address));
    });

    test("every page of a patient", async ({ page }) => {
      test.setTimeout(300_000);
      await walk(page, "patient", (address) => expectNoFindings(page, address));
    });

    test("patient", async ({ page }) => {
      await openAs(page, PATIENT, "/home");
      await expectNoFindings(page, "home");
      await page.goto("/vitals");
      await expectNoFindings(page, "vitals");
      await page.getByRole("button", { name: /Cuenta de/ }).click();
      await expectNoFindings(page, "account menu");
      await page.goto("/account");
      await expectNoFindings(page, "account");
    });

    test("administrator", async ({ page }) => {
      await openAs(page, ADMIN, "/admin/audit");
      await expectNoFindings(page, "audit");
      await page.getByRole("button", { name: "Persona", exact: true }).click();
      await expectNoFindings(page, "audit, choosing a person");
      for (const section of ["", "/clinical", "/sessions", "/features"]) {
        await page.goto(`/admin/settings${section}`);
        await expectNoFindings(page, `settings${section}`);
      }
      await page.goto("/admin/settings/sessions");
      await page.getByLabel("Duración máxima").first().fill("99");
      await page.getByLabel("Duración máxima").last().fill("9");
      await expectNoFindings(page, "settings, changed and wrong");
      await page.getByRole("button", { name: "Descartar" }).click();
      await page.goto("/admin/users");
      await expectNoFindings(page, "users");
      await page
        .getByRole("button", { name: /^Suspender/ })
        .first()
        .click();
      await expectNoFindings(page, "suspend");
      await page.goto("/admin/system");
      await expectNoFindings(page, "system");
      await page.goto("/patients");
      await expectNoFindings(page, "patients");
      await page.goto("/patients/new");
      await expectNoFindings(page, "new patient");
      const id = await patientId(page.request, "HC-0000030");
      await page.goto(`/patients/${id}/care`);
      await expectNoFindings(page, "care");
      await page.getByRole("button", { name: "Asignar" }).click();
      await expectNoFindings(page, "assigning");
    });
  });
}

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
