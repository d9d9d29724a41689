import { statSync } from "node:fs";
import { basename, extname } from "node:path";
import { parseArgs } from "node:util";
import {
  type ImportedCodes,
  importDiagnosisCodes,
} from "@/lib/domain/records/import-diagnosis-codes";
import { openPool } from "@/lib/platform/db/pools";
import { closeDatabase } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";

const USAGE = `npm run import:icd10 -- <file> [--lang es|en] [--system icd-10-cm|icd-10] [--name "ICD-10-CM 2026"] [--json]`;
const SYSTEMS = ["icd-10-cm", "icd-10"];

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      lang: { type: "string", default: "en" },
      system: { type: "string", default: "icd-10-cm" },
      name: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const [file] = positionals;
  const { lang, system } = values;
  if (!file || positionals.length > 1 || !SYSTEMS.includes(system)) throw new Error(USAGE);
  if (lang !== "es" && lang !== "en") throw new Error(USAGE);
  const size = statSync(file).size;
  const owner = env().MIGRATION_DATABASE_URL;
  if (!owner) throw new Error("MIGRATION_DATABASE_URL is needed: only the owner changes the list.");
  const pool = openPool(owner, 1);
  const started = performance.now();
  const isTerminal = process.stderr.isTTY;
  try {
    const report = await importDiagnosisCodes(
      pool,
      file,
      {
        system: `http://hl7.org/fhir/sid/${system}`,
        language: lang,
        source: values.name ?? basename(file, extname(file)),
      },
      (bytes, codes) => {
        if (isTerminal)
          process.stderr.write(`\r\x1b[K${Math.floor((100 * bytes) / size)} %, ${codes} codes`);
      },
    );
    if (isTerminal) process.stderr.write("\r\x1b[K");
    const seconds = (performance.now() - started) / 1000;
    process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : summary(report, seconds));
    return report.failed > 0 ? 1 : 0;
  } finally {
    await pool.end();
  }
}

function summary(report: ImportedCodes, seconds: number): string {
  const { errors, inserted, updated, unchanged, skipped, failed } = report;
  return [
    ...errors.map(({ line, reason }) => `line ${line}: ${reason}`),
    ...(failed > errors.length ? [`and ${failed - errors.length} more`] : []),
    `${inserted} new, ${updated} changed, ${unchanged} unchanged, ${skipped} lines without a code, ${failed} faults in ${seconds.toFixed(1)} s`,
    "",
  ].join("\n");
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
await closeDatabase();
