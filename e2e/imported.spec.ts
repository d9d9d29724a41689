import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { importFiles } from "@/lib/fhir/import-files";
import { systemActor } from "@/lib/platform/auth/actor";
import { openAs } from "./accounts";
import { makeHouse } from "./house";

const FOLDER = resolve("../shared/data/fhir");
/** Where the browser draws by itself. */
const DRAWN = ["", "/vitals?range=all"];
/** What comes as it is to be read: its scripts only make it answer, and are left out here, where two hundred pages are read. */
const WRITTEN = [
  "/conditions?state=all",
  "/allergies",
  "/medications?state=all",
  "/labs",
  "/immunizations",
  "/procedures",
  "/encounters",
  "/documents",
  "/person",
  "/care",
];

/** What no page may show: a value that isn't there, or a code that nobody put into words. */
async function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // biome-ignore lint/performance/useDomNodeTextContent: only what is seen, line by line
    const text = document.body.innerText;
    const wrong = /undefined|\bNaN\b|\[object|Invalid Date|MISSING/.exec(text);
    const bare = text.split("\n").filter((line) => /^\d{6,}$|^\d{1,5}-\d$/.test(line.trim()));
    const wider = document.documentElement.scrollWidth - window.innerWidth;
    return [
      ...(wrong ? [wrong[0]] : []),
      ...bare.map((line) => `only a code: ${line}`),
      ...(wider > 0 ? [`${wider} px too wide`] : []),
    ];
  });
}

test.describe("imported charts", () => {
  test.skip(!existsSync(FOLDER), "the sample bundles are not here");

  test("every one of the sample's charts can be read, section by section, at every width", async ({
    page,
  }) => {
    test.setTimeout(600_000);
    const house = await makeHouse("importada");
    const { failed } = await importFiles(systemActor(house.clinicId), [FOLDER], house.doctorId);
    expect(failed).toBe(0);
    await openAs(page, house.lucia, "/today");
    const list = await page.request.get("/api/v1/patients?deceased=all&limit=100");
    const { items } = await list.json();
    expect(items.length).toBeGreaterThanOrEqual(15);
    const found: string[] = [];
    const look = async (path: string) => {
      const response = await page.goto(path);
      if (response?.status() !== 200) found.push(`${path}: status ${response?.status()}`);
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        const faults = await faultsOf(page);
        found.push(...faults.map((fault) => `${path}, ${width} px: ${fault}`));
      }
    };
    for (const { id } of items)
      for (const section of DRAWN) await look(`/patients/${id}${section}`);
    await page.route("**/_next/static/**/*.js", (route) => route.abort());
    for (const { id } of items)
      for (const section of WRITTEN) await look(`/patients/${id}${section}`);
    expect(found).toEqual([]);
  });
});
