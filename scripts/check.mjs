// Everything that is true of the source without a browser: style, directions, dead code, types, texts, budgets, tests.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { scriptBudget } from "./budget.mjs";
import { main } from "./console.mjs";
import { ensureGenerated, ensureInstalled, ROOT } from "./install.mjs";

const bin = (name) => join(ROOT, "node_modules/.bin", name);

function run(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, ...env },
    maxBuffer: 1 << 26,
  });
  return { ok: done.status === 0, words: `${done.stdout}${done.stderr}` };
}

/** dependency-cruiser says "no violations" too when it saw nothing: so it must have seen what git knows. */
function cruise() {
  const roots = [
    "app",
    "components",
    "lib",
    "prisma/seed",
    "scripts",
    "e2e",
    "bench",
    "proxy.ts",
    "instrumentation.ts",
  ];
  const { ok, words } = run(bin("depcruise"), [...roots, "--config", ".dependency-cruiser.cjs"]);
  const seen = Number(/(\d+) modules/.exec(words)?.[1] ?? 0);
  const files = run("git", ["ls-files", "*.ts", "*.tsx"]).words.trim().split("\n").length;
  if (seen < files * 0.9)
    return { ok: false, words: `${words}\nIt saw ${seen} modules of ${files} files.` };
  return { ok, words };
}

function sameTexts() {
  const keys = (value, path = "") =>
    typeof value === "string"
      ? [path]
      : Object.entries(value).flatMap(([key, inner]) => keys(inner, `${path}.${key}`));
  const [es, en] = ["es", "en"].map(
    (locale) =>
      new Set(keys(JSON.parse(readFileSync(join(ROOT, `messages/${locale}.json`), "utf8")))),
  );
  const missing = [...es]
    .filter((key) => !en.has(key))
    .map((key) => `en lacks ${key}`)
    .concat([...en].filter((key) => !es.has(key)).map((key) => `es lacks ${key}`));
  return { ok: missing.length === 0, words: missing.join("\n") };
}

function types() {
  const generated = run(bin("next"), ["typegen"]);
  if (!generated.ok) return generated;
  return run(process.execPath, [join(ROOT, "node_modules/typescript-7/bin/tsc"), "--noEmit"]);
}

/** Vitest, with its own counts. */
function tests() {
  const report = join(tmpdir(), `mediconnect-vitest-${process.pid}.json`);
  const { ok, words } = run(bin("vitest"), [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    const failed = numFailedTests || (ok ? 0 : Math.max(1, numFailedTestSuites));
    return { ok, words, passed: numPassedTests, failed };
  } catch {
    return { ok: false, words };
  } finally {
    rmSync(report, { force: true });
  }
}

const STEPS = [
  [
    "Biome",
    () =>
      run(bin("biome"), ["ci", "--error-on-warnings", "--diagnostic-level=warn", "--colors=off"]),
  ],
  ["Directions", cruise],
  ["Dead code", () => run(bin("knip"), [])],
  ["Texts in both languages", sameTexts],
  ["Types", types],
  ["Weight of each page's scripts", scriptBudget],
  ["Unit and database tests", tests],
];

/** Runs every step, prints what failed, and gives the counts. */
export async function check() {
  await ensureInstalled();
  await ensureGenerated();
  const sum = { passed: 0, failed: 0 };
  for (const [name, work] of STEPS) {
    const began = performance.now();
    const { ok, words, passed = ok ? 1 : 0, failed = ok ? 0 : 1 } = await work();
    sum.passed += passed;
    sum.failed += failed;
    console.error(
      `  ${ok ? "ok    " : "FAILED"} ${name.padEnd(50)} ${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s`,
    );
    if (!ok) console.error(words);
  }
  return sum;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await main(async () => {
    const { passed, failed } = await check();
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  });
}
