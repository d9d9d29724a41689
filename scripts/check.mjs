// Everything that is true of the source without a browser: style, directions, dead code, types, texts, budgets, tests.
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { scriptBudget } from "./budget.mjs";
import { firstLine, main } from "./console.mjs";
import { ensureGenerated, ensureInstalled, ROOT } from "./install.mjs";
import { billOfMaterials, lockFile, secrets, weakScripts } from "./supply-chain.mjs";
import { bin, run } from "./tools.mjs";

/** dependency-cruiser says "no violations" too when it saw nothing: so it must have seen what git knows. */
async function cruise() {
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
  const { ok, words } = await run(bin("depcruise"), [
    ...roots,
    "--config",
    ".dependency-cruiser.cjs",
  ]);
  const seen = Number(/(\d+) modules/.exec(words)?.[1] ?? 0);
  const known = await run("git", ["ls-files", "*.ts", "*.tsx"]);
  const files = known.words.trim().split("\n").length;
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

async function types() {
  const generated = await run(bin("next"), ["typegen"]);
  if (!generated.ok) return generated;
  return run(process.execPath, [join(ROOT, "node_modules/typescript-7/bin/tsc"), "--noEmit"]);
}

/** Vitest, with its own counts. */
async function tests() {
  const report = join(tmpdir(), `mediconnect-vitest-${process.pid}.json`);
  const { ok, words } = await run(bin("vitest"), [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    const failed = numFailedTests || (ok ? 0 : Math.max(1, numFailedTestSuites));
    return { ok, words, passed: numPassedTests, failed, red: testResults.flatMap(redIn) };
  } catch {
    return { ok: false, words };
  } finally {
    rmSync(report, { force: true });
  }
}

/** A file's tests that failed, or the file that came to no test, each with the first line of why. */
function redIn({ name, status, message, assertionResults }) {
  const file = relative(ROOT, name);
  const failed = assertionResults.filter((test) => test.status === "failed");
  if (failed.length === 0) return status === "failed" ? [`${file}: ${firstLine(message)}`] : [];
  return failed.map(
    ({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLine(failureMessages[0])}`,
  );
}

/** Rows of steps, one row after the other; the lanes of a row go at once, each step by step. */
const ROWS = [
  [
    [
      ["Types", types],
      ["Secrets in the source", secrets],
    ],
    [
      [
        "Biome",
        () =>
          run(bin("biome"), [
            "ci",
            "--error-on-warnings",
            "--diagnostic-level=warn",
            "--colors=off",
          ]),
      ],
      ["Directions", cruise],
      ["Dead code", () => run(bin("knip"), [])],
      ["Texts in both languages", sameTexts],
      ["Lock file", lockFile],
      ["Bill of materials", billOfMaterials],
    ],
  ],
  [
    [
      ["Weight of each page's scripts", scriptBudget],
      ["Weak libraries in them", weakScripts],
      ["Unit and database tests", tests],
    ],
  ],
];

/** Runs a step, prints it and what it found, and adds up. */
async function take([name, work], sum) {
  const began = performance.now();
  const {
    ok,
    words,
    skipped,
    passed = ok && !skipped ? 1 : 0,
    failed = ok ? 0 : 1,
    red = ok ? [] : [name],
  } = await work();
  sum.passed += passed;
  sum.failed += failed;
  sum.red.push(...red);
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6);
  const came = !ok ? "FAILED" : skipped ? "skip  " : "ok    ";
  console.error(`  ${came} ${name.padEnd(50)} ${seconds} s`);
  if (skipped) console.error(`         ${skipped}`);
  if (!ok) console.error(words);
}

/** Runs every step, prints what failed, and gives the counts, and what is red by name. */
export async function check() {
  await ensureInstalled();
  await ensureGenerated();
  const sum = { passed: 0, failed: 0, red: [] };
  for (const lanes of ROWS) {
    await Promise.all(
      lanes.map(async (steps) => {
        for (const one of steps) await take(one, sum);
      }),
    );
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
