import { open } from "node:fs/promises";
import type { Actor } from "@/lib/platform/auth/actor";
import { type BundleResult, databaseReason, importBundle, type Outcome } from "./import-bundle";
import { indexBundle } from "./index-bundle";
import { listFiles } from "./list-files";

type Counts = Record<Outcome, number>;
export type ImportReport = Counts & {
  byType: Record<string, Counts>;
  errors: { file: string; path: string; reason: string }[];
};
export type Progress = {
  files: number;
  filesDone: number;
  bytes: number;
  bytesDone: number;
  resources: number;
};

const noCounts = (): Counts => ({ inserted: 0, updated: 0, unchanged: 0, failed: 0 });

/** Imports files and folders, one bundle after the other; what fails is in the report, and the rest is imported. */
export async function importFiles(
  actor: Actor,
  paths: string[],
  assign: string | null,
  onProgress: (progress: Progress) => void = () => {},
): Promise<ImportReport> {
  const files = await listFiles(paths);
  const report: ImportReport = { ...noCounts(), byType: {}, errors: [] };
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const read = fileReader();
  const progress = { files: files.length, filesDone: 0, bytes, bytesDone: 0, resources: 0 };
  for (const file of files) {
    const { outcomes, faults } = await importFile(actor, await read(file.path), assign);
    for (const { type, outcome } of outcomes) count(report, type, outcome);
    for (const { path, reason } of faults) report.errors.push({ file: file.path, path, reason });
    progress.filesDone++;
    progress.bytesDone += file.bytes;
    progress.resources += outcomes.length;
    onProgress(progress);
  }
  return report;
}

// One buffer for all files: what each would leave behind is collected late, and the memory of a long run would grow.
function fileReader(): (path: string) => Promise<Buffer> {
  let buffer = Buffer.alloc(0);
  return async (path) => {
    const handle = await open(path);
    try {
      const { size } = await handle.stat();
      if (buffer.length < size) buffer = Buffer.allocUnsafeSlow(size);
      let filled = 0;
      while (filled < size) {
        const { bytesRead } = await handle.read(buffer, filled, size - filled, filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    } finally {
      await handle.close();
    }
  };
}

async function importFile(
  actor: Actor,
  bytes: Buffer,
  assign: string | null,
): Promise<BundleResult> {
  try {
    return await importBundle(actor, bytes, assign);
  } catch (error) {
    if (error instanceof SyntaxError) return failed(["Bundle"], error.message);
    return failed(
      indexBundle(bytes).entries.map(({ type }) => type),
      databaseReason(error),
    );
  }
}

function failed(types: string[], message: string): BundleResult {
  const [, path = "$", reason = message] = /^(\$\S*): (.+)$/.exec(message) ?? [];
  return {
    outcomes: types.map((type) => ({ type, outcome: "failed" as const })),
    faults: [{ path, type: "Bundle", reason }],
  };
}

function count(report: ImportReport, type: string, outcome: Outcome) {
  report[outcome]++;
  const counts = report.byType[type] ?? noCounts();
  report.byType[type] = counts;
  counts[outcome]++;
}
