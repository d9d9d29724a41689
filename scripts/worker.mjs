// The worker as a child process of the launchers: started, waited for, stopped.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { main, Stop, step } from "./console.mjs";
import { announceRunning, checkNode, ensureInstalled, ROOT } from "./install.mjs";

const STARTING_MS = 60_000;
const SOON_MS = 4000; // Ctrl-C ends a demo within five seconds
const GRACE_MS = 25_000; // of the thirty that platforms give

/**
 * Starts the worker of a build (its `standalone` folder), or without one from the source, and waits until it is ready.
 * @returns {Promise<{ child: import("node:child_process").ChildProcess, stop: (patience?: number) => Promise<void> }>}
 */
export async function startWorker({ folder, env, logs = "inherit" }) {
  const args = folder
    ? [join(folder, "../worker.mjs")]
    : [
        "--import",
        pathToFileURL(join(ROOT, "node_modules/tsx/dist/esm/index.mjs")).href,
        join(ROOT, "lib/worker/main.ts"),
      ];
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--enable-source-maps", ...args],
    {
      cwd: ROOT,
      stdio: ["ignore", logs, logs, "ipc"],
      env: { MALLOC_ARENA_MAX: "2", ...env, NODE_ENV: folder ? "production" : "development" },
    },
  );
  const exited = new Promise((done) => child.once("exit", done));
  const ready = new Promise((done) => child.once("message", () => done("ready")));
  const late = new Promise((done) => setTimeout(done, STARTING_MS, "late").unref());
  if ((await Promise.race([ready, exited, late])) !== "ready") {
    child.kill("SIGKILL");
    throw new Stop("The worker did not start; its words are above.");
  }
  const stop = async (patience = SOON_MS) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), patience);
    await exited;
    clearTimeout(timer);
  };
  return { child, stop };
}

/** A deployment brings everything, migrated before; elsewhere the services of the data folder are found or started. */
async function servicesOf(env) {
  if (env.DATABASE_URL && env.REDIS_URL) return { env, stop: async () => {} };
  const { ensureServices } = await import("./services.mjs");
  return ensureServices();
}

async function run() {
  checkNode();
  await step("Packages", ensureInstalled);
  const { ensureBuilt } = await import("./build.mjs");
  const folder = await step("Build", ensureBuilt);
  announceRunning(folder);
  const services = await servicesOf(process.env);
  const worker = await step("Worker", () => startWorker({ folder, env: services.env }));
  const end = async () => {
    await worker.stop(GRACE_MS);
    await services.stop();
  };
  for (const signal of ["SIGINT", "SIGTERM"])
    process.on(signal, () => void end().then(() => process.exit(0)));
  worker.child.once("exit", (code) => void services.stop().then(() => process.exit(code ?? 1)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main(run);
