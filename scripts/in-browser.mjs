// The product in a browser: a build of its own state, services of their own, nothing left behind.
//   node scripts/in-browser.mjs [what Playwright takes]    prints what came of it as JSON
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { firstLine, main, step } from "./console.mjs";
import { ROOT } from "./install.mjs";

const NOTHING_RAN = { passed: 0, failed: 1, wrong: [], red: ["The product in a browser"] };

/** Not spawnSync: the mail catcher answers from this very process. */
async function endToEnd(env, args) {
  const report = join(env.MEDICONNECT_DATA, "playwright.json");
  const tests = spawn(
    process.execPath,
    [join(ROOT, "node_modules/@playwright/test/cli.js"), "test", ...args],
    {
      cwd: ROOT,
      stdio: ["ignore", 2, 2],
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    },
  );
  const [status] = await once(tests, "exit");
  try {
    const { stats, suites } = JSON.parse(readFileSync(report, "utf8"));
    for (const file of failuresIn({ suites }))
      console.error(readFileSync(file, "utf8").slice(0, 4000));
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected || (status === 0 ? 0 : 1),
      wrong: wrongIn({ suites }),
      red: redIn({ suites }),
    };
  } catch {
    return NOTHING_RAN;
  }
}

const specsIn = ({ suites = [], specs = [] }) => [...suites.flatMap(specsIn), ...specs];

const resultsOf = ({ tests }) => tests.flatMap(({ results }) => results);

const resultsIn = (report) => specsIn(report).flatMap(resultsOf);

/** What stood on the page where a test failed: files of the report, of every try that did. */
const failuresIn = (report) =>
  resultsIn(report)
    .flatMap(({ attachments }) => attachments)
    .filter(({ name }) => name === "error-context")
    .map(({ path }) => path);

/** What was expected and wasn't so: the first line of each. */
const wrongIn = (report) =>
  resultsIn(report)
    .flatMap(({ errors }) => errors)
    .map(({ message }) => firstLine(message));

/** The tests that failed, each with the first line of why. */
const redIn = (report) =>
  specsIn(report)
    .filter(({ ok }) => !ok)
    .map((spec) => {
      const errors = resultsOf(spec).flatMap(({ errors }) => errors);
      return `e2e/${spec.file}: ${spec.title}: ${errors.map(({ message }) => firstLine(message)).join(" | ")}`;
    });

/** Runs the journeys, or those that Playwright's arguments name; gives how many passed and failed, and what was wrong. */
export async function inBrowser(args) {
  const { ensureBrowser } = await import("./browser.mjs");
  const { ensureBuilt } = await import("./build.mjs");
  const { freePort } = await import("./ports.mjs");
  const { runTs } = await import("./run-ts.mjs");
  const { throwawayServices } = await import("./throwaway.mjs");
  const { startMailCatcher } = await import("./mail-catcher.mjs");
  const { startSignInProvider } = await import("./sign-in-provider.mjs");
  const { startWeb } = await import("./web.mjs");
  const { startWorker } = await import("./worker.mjs");
  const browser = await step("Browser", () => ensureBrowser());
  const folder = await step("Build", ensureBuilt);
  const services = await step("Services", throwawayServices);
  const mail = await startMailCatcher(services.folder);
  const port = await freePort(3400);
  const APP_URL = `http://localhost:${port}`;
  const provider = await startSignInProvider(APP_URL);
  try {
    const env = {
      ...services.env,
      ...mail.env,
      ...provider.env,
      DEMO: "1",
      APP_URL,
      LOG_LEVEL: "warn",
      RATE_LIMIT_PER_MINUTE: "100000",
      SIGN_IN_LIMIT_PER_ADDRESS: "10000",
      CHROMIUM: browser ?? "",
      BUILD_FOLDER: folder,
    };
    const seeded = await step("Demo clinic", () =>
      runTs("prisma/seed/main.ts", ["--demo"], env, ["ignore", 2, 2]),
    );
    if (seeded !== 0) return NOTHING_RAN;
    const web = await step("Web server", () => startWeb({ folder, port, env }));
    const worker = await step("Worker", () => startWorker({ folder, env }));
    try {
      return await endToEnd(env, args);
    } finally {
      await worker.stop();
      await web.stop();
    }
  } finally {
    await provider.stop();
    await mail.stop();
    await services.stop();
    rmSync(join(ROOT, "test-results"), { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  await main(async () => console.log(JSON.stringify(await inBrowser(process.argv.slice(2)))));
