import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Where a path through the wall of persons is named: beside these files nobody does, as docs/adr/0042 lists them. */
const NAMED: Record<string, string> = {
  "lib/domain/emergency/begin-emergency.ts": "emergency",
  "lib/domain/live/audience.ts": "audience",
  "lib/domain/patients/likely-duplicates.ts": "register",
  "lib/domain/patients/register-patient.ts": "register",
  "prisma/seed/demo.ts": "seed",
  "prisma/seed/load.ts": "seed",
  "scripts/import-fhir.ts": "import",
};
/** What works as nobody, by the path of jobs. */
const JOBS = [
  "lib/domain/notifications/unsubscribe.ts",
  "lib/domain/records/import-diagnosis-codes.ts",
  "lib/worker/do-message.ts",
  "lib/worker/keep-audit.ts",
  "lib/worker/rotate-keys.ts",
  "lib/worker/upkeep.ts",
  "lib/worker/worker.ts",
];

const files = ["lib", "app", "scripts", "prisma/seed"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(
      (file) => /\.tsx?$/.test(file) && !/\.test\.ts$|^testing\/|\/auth\/actor\.ts$/.test(file),
    )
    .map((file) => `${folder}/${file}`),
);
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, word]) => word);

test("a path is named where it is listed, and nowhere else", () => {
  const found: Record<string, string> = {};
  const jobs: string[] = [];
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    const named = [
      ...all(text, /(?:comingBy|systemActor)\([^()]*, "(\w+)"\)/g),
      ...all(text, /\bpath: "(job|import|seed|audience|register|emergency)"/g),
    ];
    if (named.length > 0) found[file] = [...new Set(named)].join();
    if (/(?<!function )systemActor\([^,()]*\)/.test(text)) jobs.push(file);
  }
  expect(found).toEqual(NAMED);
  expect(jobs.toSorted()).toEqual(JOBS);
});
