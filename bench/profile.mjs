// Where the server's time goes in one scenario at 10 connections: functions by their own time, and by file or package.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Stop, step } from "../scripts/console.mjs";
import { environmentOf, seed, startOneWeb } from "./clinic.mjs";
import { runOnce } from "./load.mjs";
import { scenariosOf, tryOnce } from "./scenarios.mjs";

const CONNECTIONS = 10;
const WARM_UP_SECONDS = 4;
const PATIENTS = 10_000;

/** Measures; gives {scenario, rps, functions, files}, the last two as [name, share of the time] with the largest first. */
export async function measure({ build, services, stops, profile, seconds }) {
  const env = await environmentOf(services);
  await seed(env);
  await seed(env, PATIENTS);
  const file = join(services.folder, "profile.json");
  const preload = new URL("./profile-on-signal.mjs", import.meta.url).href;
  const web = await startOneWeb({
    build,
    stops,
    env: { ...env, NODE_OPTIONS: `--import=${preload}`, BENCH_PROFILE_FILE: file },
  });
  const scenarios = await scenariosOf(web.base, env);
  const names = scenarios.map(({ name }) => name);
  const results = [];
  for (const name of profile === "all" ? names : [profile]) {
    const scenario = scenarios.find((one) => one.name === name);
    if (!scenario) throw new Stop(`--profile wants one of ${names.join(", ")}, or all.`);
    await tryOnce(web.base, [scenario]);
    results.push(await step(`Profile of ${name}`, () => profileOf(web, scenario, seconds, file)));
  }
  return { profiles: results };
}

async function profileOf(web, scenario, seconds, file) {
  await runOnce(web, scenario, CONNECTIONS, WARM_UP_SECONDS);
  process.kill(web.pid, "SIGUSR2"); // starts
  const { rps, cpuMs } = await runOnce(web, scenario, CONNECTIONS, seconds);
  process.kill(web.pid, "SIGUSR2"); // ends, and writes
  const mine = `${file}.done`;
  for (let i = 0; i < 100 && !existsSync(mine); i++)
    await new Promise((done) => setTimeout(done, 100));
  const shares = JSON.parse(readFileSync(file, "utf8"));
  return { scenario: scenario.name, rps: Math.round(rps), cpuMs, ...shares };
}
