import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type ImportReport, importFiles, type Progress } from "@/lib/fhir/import-files";
import { systemActor } from "@/lib/platform/auth/actor";
import { authPool } from "@/lib/platform/db/pools";
import { closeDatabase, PLATFORM_CLINIC } from "@/lib/platform/db/scope";

const USAGE =
  "npm run import:fhir -- [--clinic <slug>] [--assign <e-mail>] [--json] <file or folder>…";
const DEMO_DOCTOR = "dr.smith@mediconnect.demo";

// What is alive stays below 100 MB; left alone, V8 lets several times as much garbage pile up on a long run.
setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");
const COLLECT_EVERY_BYTES = 16_000_000;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      clinic: { type: "string" },
      assign: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  if (positionals.length === 0) throw new Error(USAGE);
  const clinicId = await findClinic(values.clinic);
  const assign = await findMember(clinicId, values.assign);
  const started = performance.now();
  const isTerminal = process.stderr.isTTY;
  let collectedAt = 0;
  const onProgress = (progress: Progress) => {
    if (isTerminal) drawProgress(progress, started);
    if (progress.bytesDone < collectedAt + COLLECT_EVERY_BYTES) return;
    collectGarbage();
    collectedAt = progress.bytesDone;
  };
  const report = await importFiles(
    systemActor(clinicId, "import"),
    positionals,
    assign,
    onProgress,
  );
  if (isTerminal) process.stderr.write("\r\x1b[K");
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : summary(report, seconds));
  return report.failed > 0 ? 1 : 0;
}

async function findClinic(slug: string | undefined): Promise<string> {
  const { rows } = await authPool().query<{ id: string; slug: string }>(
    "SELECT id, slug FROM clinics WHERE id <> $1 ORDER BY slug",
    [PLATFORM_CLINIC],
  );
  const found = slug === undefined ? rows : rows.filter((clinic) => clinic.slug === slug);
  const [only] = found;
  if (only && found.length === 1) return only.id;
  const names = rows.map((clinic) => clinic.slug).join(", ") || "none";
  throw new Error(
    slug === undefined
      ? `Say into which clinic: --clinic <slug>. There are: ${names}.`
      : `There is no clinic "${slug}". There are: ${names}.`,
  );
}

async function findMember(clinicId: string, email: string | undefined): Promise<string | null> {
  const { rows } = await authPool().query<{ id: string }>(
    `SELECT m.id FROM memberships m JOIN users u ON u.id = m.user_id
     WHERE m.clinic_id = $1 AND u.email = lower($2) AND m.role = 'doctor'`,
    [clinicId, email ?? DEMO_DOCTOR],
  );
  if (rows[0]) return rows[0].id;
  if (email !== undefined) throw new Error(`${email} is no doctor of this clinic.`);
  return null;
}

function drawProgress(
  { files, filesDone, bytes, bytesDone, resources }: Progress,
  started: number,
) {
  const seconds = (performance.now() - started) / 1000;
  const left = Math.ceil((seconds * (bytes - bytesDone)) / Math.max(1, bytesDone));
  const rate = Math.round(resources / seconds);
  process.stderr.write(
    `\r\x1b[K${filesDone}/${files} files, ${resources} resources, ${rate}/s, ${left} s left`,
  );
}

function summary(report: ImportReport, seconds: number): string {
  const rows = Object.entries(report.byType).sort(([a], [b]) => a.localeCompare(b));
  const line = (
    name: string,
    { inserted, updated, unchanged, failed }: (typeof report.byType)[string],
  ) =>
    [
      name.padEnd(24),
      ...[inserted, updated, unchanged, failed].map((n) => String(n).padStart(10)),
    ].join("");
  const total = report.inserted + report.updated + report.unchanged + report.failed;
  return [
    ...report.errors.map(({ file, path, reason }) => `${file}: ${path}: ${reason}`),
    [
      "".padEnd(24),
      ...["inserted", "updated", "unchanged", "failed"].map((word) => word.padStart(10)),
    ].join(""),
    ...rows.map(([type, counts]) => line(type, counts)),
    line("Total", report),
    `${total} resources in ${seconds.toFixed(1)} s, ${Math.round(total / seconds)} a second`,
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
