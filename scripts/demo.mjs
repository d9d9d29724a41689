// From nothing to a running clinic: packages, build, database, Redis, schema, demo data, web server, worker. Until Ctrl-C.
import { main, Stop, step } from "./console.mjs";
import { announceRunning, checkNode, ensureGenerated, ensureInstalled } from "./install.mjs";
import { isFree } from "./ports.mjs";

const development = process.argv.includes("--dev");
const stops = [];
let stopping;

/** Stops everything that this command started, the web server first; once, however often it is asked. */
function stopAll() {
  stopping ??= (async () => {
    for (const stop of stops.reverse()) await stop();
  })();
  return stopping;
}

async function end(code) {
  await stopAll();
  process.exit(code);
}

function portOf() {
  const port = Number(process.env.PORT || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Stop(`PORT=${process.env.PORT} is not a port: choose a number from 1 to 65535.`);
}

async function start() {
  checkNode();
  const port = portOf();
  if (!(await isFree(port)))
    throw new Stop(
      `Port ${port} is taken: stop what uses it, or choose another one: PORT=${port + 1} npm run ${development ? "dev" : "demo"}`,
    );
  await step("Packages", ensureInstalled);
  const { dataFolderOf, ensureServices } = await import("./services.mjs");
  const folder = dataFolderOf();
  const { ensureBuilt } = await import("./build.mjs");
  const build = development
    ? await step("Prisma client", ensureGenerated)
    : await step("Build", ensureBuilt);
  announceRunning(build ?? "development");
  const services = await ensureServices({ folder });
  stops.push(services.stop);
  const { startMailCatcher } = await import("./mail-catcher.mjs");
  const mail = await startMailCatcher(folder);
  stops.push(mail.stop);
  const env = {
    ...mail.env,
    ...services.env,
    DEMO: "1",
    APP_URL: process.env.APP_URL || `http://localhost:${port}`,
  };
  const { runTs } = await import("./run-ts.mjs");
  await step("Demo clinic", () => {
    if (runTs("prisma/seed/main.ts", ["--demo"], env, ["ignore", 2, 2]) !== 0)
      throw new Stop("The demo data could not be made; the reason is above.");
  });
  const { startWeb } = await import("./web.mjs");
  const web = await step("Web server", () =>
    startWeb({ folder: build, port, env, logs: development ? "inherit" : "ignore" }),
  );
  stops.push(web.stop);
  web.child.once("exit", () => void end(1));
  const { startWorker } = await import("./worker.mjs");
  const worker = await step("Worker", () =>
    startWorker({ folder: build, env, logs: development ? "inherit" : "ignore" }),
  );
  stops.push(worker.stop);
  worker.child.once("exit", () => void end(1));
  console.error(`
MediConnect Pro runs at ${env.APP_URL}

  doctor    dr.smith@mediconnect.demo   Demo2024!Doctor
  patient   john.doe@mediconnect.demo   Demo2024!Patient
  admin     admin@mediconnect.demo      Demo2024!Admin

Its mail is at ${env.APP_URL}/dev/mail. Ctrl-C stops it.`);
}

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => void end(0));
await main(async () => {
  try {
    await start();
  } catch (error) {
    await stopAll();
    throw error;
  }
});
