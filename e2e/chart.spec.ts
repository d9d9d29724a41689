import { expect, type Locator, type Page, test } from "@playwright/test";
import { DOCTOR, openAs, patientId } from "./accounts";

const SECTIONS = [
  ["Signos", "Signos vitales"],
  ["Condiciones", "Condiciones"],
  ["Alergias", "Alergias"],
  ["Medicación", "Medicación"],
  ["Laboratorio", "Laboratorio"],
  ["Vacunas", "Vacunas"],
  ["Procedimientos", "Procedimientos"],
  ["Visitas", "Visitas"],
  ["Documentos", "Documentos"],
] as const;

async function openChart(page: Page, name: string, section = ""): Promise<string> {
  await openAs(page, DOCTOR, "/patients");
  const id = await patientId(page.request, name);
  await page.goto(`/patients/${id}${section}`);
  await expect(page.locator("main[aria-busy]")).toHaveCount(0);
  return id;
}
const dialog = (page: Page) => page.getByRole("dialog");
const field = (page: Page, name: string): Locator =>
  dialog(page).getByLabel(new RegExp(`^${name}\\s*(\\(|$)`));
const row = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });
const save = (page: Page) => dialog(page).getByRole("button", { name: "Guardar" });

/** Opens the form as soon as the page listens. */
async function open(page: Page, button: Locator): Promise<void> {
  await expect(async () => {
    await button.click();
    await expect(dialog(page)).toBeVisible({ timeout: 1000 });
  }).toPass();
}

test("the summary, and from it through every section", async ({ page }) => {
  await openChart(page, "antonio garcia nunez");
  await expect(page.getByRole("row").filter({ hasText: "Glucosa capilar" })).toContainText(
    "Crítico",
  );
  await expect(page.getByRole("region", { name: "Condiciones" })).toContainText("Diabetes");
  await expect(page.getByRole("complementary")).toContainText("Hoy");
  const sections = page.getByRole("navigation", { name: "Secciones de la historia" });
  for (const [link, heading] of SECTIONS) {
    await sections.getByRole("link", { name: new RegExp(`^${link}(\\s?\\d+)?$`) }).click();
    await expect(page.getByRole("heading", { level: 2, name: heading, exact: true })).toBeVisible();
    await expect(page.locator("main[aria-busy]")).toHaveCount(0);
  }
});

test("an allergy: added once by a double click, edited, marked wrong; the banner follows", async ({
  page,
}) => {
  await openChart(page, "romero vidal", "/allergies");
  await expect(page.locator(".idb")).toContainText(/Sin alergias conocidas \(/);
  await open(page, page.getByRole("button", { name: "Añadir una alergia" }));
  await save(page).click();
  await expect(dialog(page).getByText("Escriba algo aquí.")).toBeVisible();
  await field(page, "Sustancia").fill("Ibuprofeno");
  await field(page, "Reacción").fill("urticaria");
  await field(page, "Gravedad de la reacción").selectOption("moderate");
  await save(page).dblclick();
  await expect(row(page, "Ibuprofeno")).toHaveCount(1);
  await expect(page.locator(".idb")).toContainText("Alergias: Ibuprofeno (urticaria)");
  await open(page, row(page, "Ibuprofeno").getByRole("button", { name: /Editar/ }));
  await field(page, "Certeza").selectOption("confirmed");
  await save(page).click();
  await expect(row(page, "Ibuprofeno")).toContainText("Confirmada");
  await open(page, row(page, "Ibuprofeno").getByRole("button", { name: /Editar/ }));
  await dialog(page).getByRole("button", { name: "Marcar como error" }).click();
  await dialog(page).getByRole("button", { name: "Marcar como error" }).click();
  await expect(dialog(page).getByText("Escriba el motivo.")).toBeVisible();
  await dialog(page).getByLabel("Motivo").fill("Era de otra persona");
  await dialog(page).getByRole("button", { name: "Marcar como error" }).click();
  await expect(row(page, "Ibuprofeno")).toHaveCount(0);
  await expect(page.locator(".idb")).toContainText("Alergias: no preguntado");
  await page.getByRole("button", { name: "Sin alergias conocidas" }).click();
  await expect(page.locator(".idb")).toContainText("Sin alergias conocidas (");
  await page.getByRole("link", { name: "Pasadas y descartadas" }).click();
  await expect(row(page, "Ibuprofeno").first()).toContainText("Error: Era de otra persona");
});

test("a condition by keyboard alone, resolved; a medicine, ended", async ({ page }) => {
  await openChart(page, "pascual vega", "/conditions?add=1");
  await expect(dialog(page)).toBeVisible();
  const section = page.locator("a", { hasText: "Condiciones" });
  const before = Number((await section.textContent())?.replace(/\D/g, ""));
  await field(page, "Condición").focus();
  await page.keyboard.type("Rinitis alérgica");
  await field(page, "Desde").focus();
  await page.keyboard.type("3/2021");
  await page.keyboard.press("Control+Enter");
  await expect(row(page, "Rinitis alérgica").first()).toContainText("mar 2021");
  await expect(section).toHaveText(`Condiciones${before + 1}`);
  await row(page, "Rinitis alérgica")
    .first()
    .getByRole("button", { name: /Resolver/ })
    .focus();
  await page.keyboard.press("Enter");
  await expect(field(page, "Situación")).toHaveValue("resolved");
  await save(page).focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toHaveCount(0);
  await page.getByRole("link", { name: "Resueltas" }).click();
  await expect(row(page, "Rinitis alérgica").first()).toContainText("Resuelta");
  await page.getByRole("link", { name: /^Medicación\s?\d+$/ }).click();
  await open(page, page.getByRole("button", { name: "Añadir un medicamento" }));
  await field(page, "Medicamento").fill("Cetirizina 10 mg");
  await field(page, "Cómo se toma").fill("Uno por la noche");
  await field(page, "Desde").fill("mañana");
  await save(page).click();
  await expect(dialog(page).getByText("Una fecha como 2021")).toBeVisible();
  await field(page, "Desde").fill("2026");
  await save(page).click();
  await open(
    page,
    row(page, "Cetirizina")
      .first()
      .getByRole("button", { name: /Terminar/ }),
  );
  await save(page).click();
  await expect(dialog(page)).toHaveCount(0);
  await page.getByRole("link", { name: "Pasada", exact: true }).click();
  await expect(row(page, "Cetirizina").first()).toContainText("Suspendido");
});

test("who saves second sees what the first one wrote, and loses nothing", async ({ page }) => {
  const id = await openChart(page, "domínguez reyes", "/conditions");
  const path = `/api/v1/patients/${id}/conditions`;
  const name = `Lumbalgia ${Date.now()}`;
  const added = await (await page.request.post(path, { data: { display: name } })).json();
  await page.reload();
  await open(page, row(page, name).getByRole("button", { name: /Editar/ }));
  await field(page, "Desde").fill("2020");
  const theirs = await page.request.patch(`${path}/${added.id}`, {
    data: { onset: "2019", verificationStatus: "provisional" },
    headers: { "if-match": '"1"' },
  });
  expect(theirs.status()).toBe(200);
  await save(page).click();
  await expect(dialog(page).getByText(/Otra persona lo ha cambiado/)).toBeVisible();
  await expect(dialog(page).getByText("Ahora dice: 2019")).toBeVisible();
  await expect(field(page, "Desde")).toHaveValue("2020");
  await expect(field(page, "Certeza")).toHaveValue("provisional");
  await save(page).click();
  await expect(row(page, name)).toContainText("2020");
  await expect(row(page, name)).toContainText("Provisional");
});

test("the timeline: chosen kinds stand in the address, more is added below", async ({ page }) => {
  await openChart(page, "antonio garcia nunez");
  const timeline = page.getByRole("complementary");
  const events = timeline.locator("li:not(.is-day)");
  const before = await events.count();
  const placeOfThird = () => events.nth(2).evaluate((li) => (li as HTMLElement).offsetTop);
  const third = await placeOfThird();
  await expect(async () => {
    await timeline.getByRole("button", { name: "Ver más" }).click();
    await expect(events.nth(before)).toBeVisible({ timeout: 1000 });
  }).toPass();
  expect(await placeOfThird()).toBe(third);
  await timeline.getByRole("button", { name: "Filtrar" }).click();
  await timeline.getByRole("button", { name: "Resultados" }).click();
  await expect(page).toHaveURL(/kinds=result/);
  await expect(events.first()).toContainText("Resultados:");
  await page.reload();
  await expect(events.first()).toContainText("Resultados:");
  await expect(timeline.getByRole("button", { name: "Resultados" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

test("the deceased: nothing is added, what stands can be corrected", async ({ page }) => {
  await openAs(page, DOCTOR, "/patients");
  const answer = await page.request.get("/api/v1/patients", {
    params: { q: "delgado marin", deceased: "only" },
  });
  const { items } = await answer.json();
  await page.goto(`/patients/${items[0].id}/conditions`);
  await expect(page.getByText(/no se añade nada/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Añadir" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Editar/ }).first()).toBeVisible();
});

test("nothing is wider than a phone, and the banner stays", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const id = await openChart(page, "villaverde");
  for (const section of ["", ...SECTIONS.map((_, i) => PATHS[i])]) {
    await page.goto(`/patients/${id}${section}`);
    await expect(page.locator("main[aria-busy]")).toHaveCount(0);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(wider, section || "overview").toBeLessThanOrEqual(0);
    await page.mouse.wheel(0, 3000);
    await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
  }
});

const PATHS = [
  "/vitals",
  "/conditions",
  "/allergies",
  "/medications",
  "/labs",
  "/immunizations",
  "/procedures",
  "/encounters",
  "/documents",
];
