// The bench: a production build, services of its own in a temporary folder, one web process, load by autocannon.
//   npm run bench -- [--json] [--fhir <folder>] [--seconds <a run, 4>]     scenarios, memory and import
//   npm run bench -- --growth [--json]                                    search and chart at 1 k, 10 k, 100 k patients
//   npm run bench -- --browser [--json]                                   what pages cost on a phone, in Chromium
//   npm run bench -- --live [--json]                                      2,000 open streams of changes
//   npm run bench -- --effects [--json]                                   mail after the commit, a large upload
//   npm run bench -- --chaos [--json]                                     1,000 events while processes are killed
//   npm run bench -- --documents [--json]                                 documents that the worker writes
//   npm run bench -- --audit [--events <1000000>] [--json]                sealing and verifying the audit log
//   npm run bench -- --attacks [--json]                                   what attacks learn, get, and cost the others
//   npm run bench -- --mutation [--json]                                  whether wrong rights would be noticed
//   npm run bench -- --profile <scenario> [--json]                        where the server's time goes
import { parseArgs } from "node:util";
import { main, Stop, step } from "../scripts/console.mjs";
import { announceRunning, checkNode, ensureInstalled } from "../scripts/install.mjs";

const USAGE =
  "npm run bench -- [--json] [--growth | --browser | --effects | --live | --chaos | --documents | --audit [--events <n>] | --attacks | --mutation | --profile <scenario>] [--seconds <1–60>]";

const stops = [];
let stopping;

/** Stops what was started, the last first; once, however often it is asked. */
function stopAll() {
  stopping ??= (async () => {
    for (const stop of stops.reverse()) await stop();
  })();
  return stopping;
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: "boolean", default: false },
        growth: { type: "boolean", default: false },
        chaos: { type: "boolean", default: false },
        effects: { type: "boolean", default: false },
        live: { type: "boolean", default: false },
        documents: { type: "boolean", default: false },
        audit: { type: "boolean", default: false },
        attacks: { type: "boolean", default: false },
        mutation: { type: "boolean", default: false },
        events: { type: "string", default: "1000000" },
        browser: { type: "boolean", default: false },
        profile: { type: "string" },
        fhir: { type: "string", default: "../shared/data/fhir" },
        seconds: { type: "string", default: "4" },
      },
    });
    const seconds = Number(values.seconds);
    if (!(seconds >= 1 && seconds <= 60)) throw new Error(`--seconds ${values.seconds}`);
    const events = Number(values.events);
    if (!(events >= 1000)) throw new Error(`--events ${values.events}`);
    return { ...values, seconds, events };
  } catch (error) {
    throw new Stop(`${error.message}\n${USAGE}`);
  }
}

/** What was asked for: measure() and how to show it. Loaded late: a fresh clone has no packages before. */
async function kindOf({
  growth,
  browser,
  effects,
  live,
  chaos,
  documents,
  audit,
  attacks,
  mutation,
  profile,
}) {
  const shows = await import("./table.mjs");
  const { showAudit, showBrowser, showChaos, showDocuments, showEffects, showGrowth } = shows;
  const { showLive, showProfile, showStandard } = shows;
  const { showAttacks, showMutation } = await import("./attacks/table.mjs");
  if (growth) return { ...(await import("./growth.mjs")), show: showGrowth };
  if (chaos) return { ...(await import("./chaos.mjs")), show: showChaos };
  if (effects) return { ...(await import("./effects.mjs")), show: showEffects };
  if (live) return { ...(await import("./live.mjs")), show: showLive };
  if (documents) return { ...(await import("./documents.mjs")), show: showDocuments };
  if (audit) return { ...(await import("./audit.mjs")), show: showAudit };
  if (attacks) return { ...(await import("./attacks/main.mjs")), show: showAttacks };
  if (mutation) return { ...(await import("./attacks/mutation.mjs")), show: showMutation };
  if (browser) return { ...(await import("./browser.mjs")), show: showBrowser };
  if (profile) return { ...(await import("./profile.mjs")), show: showProfile };
  return { ...(await import("./standard.mjs")), show: showStandard };
}

async function run() {
  checkNode();
  const chosen = options();
  await step("Packages", ensureInstalled);
  const { ensureBuilt } = await import("../scripts/build.mjs");
  const build = await step("Build", ensureBuilt);
  announceRunning(build);
  const { throwawayServices } = await import("../scripts/throwaway.mjs");
  const services = await step("Services", throwawayServices);
  stops.push(services.stop);
  const { measure, show } = await kindOf(chosen);
  const result = await measure({ build, services, stops, ...chosen });
  console.log(chosen.json ? JSON.stringify(result) : show(result));
  if (result.survived > 0) process.exitCode = 1;
}

for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => void stopAll().then(() => process.exit(130)));
await main(async () => {
  try {
    await run();
  } finally {
    await stopAll();
  }
});
