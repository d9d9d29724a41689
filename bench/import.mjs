// The import of real FHIR bundles, measured from the start of its process to the end.
import { existsSync, openSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Stop, step } from "../scripts/console.mjs";
import { ROOT } from "../scripts/install.mjs";
import { runTs } from "../scripts/run-ts.mjs";

/** Imports a folder into the clinic; gives resources a second and the importer's peak memory, or null without a folder. */
export async function measureImport(env, workFolder, fhir) {
  const folder = resolve(ROOT, fhir);
  if (!existsSync(folder)) return null;
  const report = join(workFolder, "import.json");
  const figures = join(workFolder, "import-rss.txt");
  const preload = new URL("./peak-at-exit.mjs", import.meta.url).href;
  const began = performance.now();
  const code = await step("Import", () =>
    runTs(
      "scripts/import-fhir.ts",
      ["--json", folder],
      { ...env, NODE_OPTIONS: `--import=${preload}`, BENCH_PEAK_FILE: figures },
      ["ignore", openSync(report, "w"), 2],
    ),
  );
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0) throw new Stop(`The import ended with code ${code}.`);
  const { inserted, updated, unchanged, failed } = JSON.parse(readFileSync(report, "utf8"));
  const resources = inserted + updated + unchanged + failed;
  const peaks = readFileSync(figures, "utf8").trim().split("\n").map(Number);
  return {
    resourcesPerSecond: Math.round(resources / seconds),
    peakRssMb: Math.max(...peaks),
    resources,
    seconds: Number(seconds.toFixed(1)),
  };
}
