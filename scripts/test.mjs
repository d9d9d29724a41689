// Every test: check (style, types, unit, database), then the product in a browser. Own services, nothing left behind.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { main, step } from "./console.mjs";
import { checkNode, ensureInstalled, ROOT } from "./install.mjs";

/** Not spawnSync: the mail catcher answers from this very process. */
async function endToEnd(env) {
  const report = join(env.MEDICONNECT_DATA, "playwright.json");
  const tests = spawn(
    process.execPath,
    [join(ROOT, "node_modules/@playwright/test/cli.js"), "test", ...process.argv.slice(2)],
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
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** What stood on the page where a test failed: files of the report, of every try that did. */
const failuresIn = ({ suites = [], specs = [] }) => [
  ...suites.flatMap(failuresIn),
  ...specs
    .flatMap(({ tests }) => tests.flatMap(({ results }) => results))
    .flatMap(({ attachments }) => attachments)
    .filter(({ name }) => name === "error-context")
    .map(({ path }) => path),
];

async function inBrowser() {
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
    if (seeded !== 0) return { passed: 0, failed: 1 };
    const web = await step("Web server", () => startWeb({ folder, port, env }));
    const worker = await step("Worker", () => startWorker({ folder, env }));
    try {
      return await endToEnd(env);
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

await main(async () => {
  checkNode();
  await step("Packages", ensureInstalled);
  const { check } = await import("./check.mjs");
  const checked = await check();
  const tested = await inBrowser().catch((error) => {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  });
  const failed = checked.failed + tested.failed;
  console.log(`${checked.passed + tested.passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
});
