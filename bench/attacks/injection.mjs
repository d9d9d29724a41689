// Whether SQL can be put in by any parameter of a GET or by a link: sqlmap, where it is installed, bounded in time.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPlanted } from "./planted.mjs";
import { targetsOf } from "./targets.mjs";

const LONGEST_MS = 180_000;
const ALTOGETHER_MS = 15 * 60_000;
const AT_ONCE = 2;
const FOUND = /identified the following injection point/;
const NONE = /do not appear to be injectable/;
const OPTIONS = [
  ...["--batch", "--disable-coloring", "--flush-session", "--level=2", "--risk=1"],
  ...["--technique=BEUST", "--dbms=postgresql", "--time-sec=2", "--timeout=10", "--retries=0"],
  // What a refused value answers is an answer too. The session's cookie is nobody's parameter.
  ...["--ignore-code=400,401,404,422", "--ignore-redirects", "--param-exclude=session|csrf|device"],
];

/**
 * Attacks every operation and page that reads by parameters, as the first of the people (cookies) that it answers to, and a twin with
 * a hole. Gives how many were tried to the end, those with a hole, and whether the twin's was found; undefined without sqlmap.
 */
export async function inject({ base, people, patientId, databaseUrl }) {
  if (spawnSync("sqlmap", ["--version"], { stdio: "ignore" }).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "mediconnect-sqlmap-"));
  const planted = await startPlanted(databaseUrl);
  const until = Date.now() + ALTOGETHER_MS;
  try {
    const twin = await attack({ url: planted.url }, folder, until);
    const targets = await targetsOf(base, people, patientId);
    const left = [...targets];
    const done = [];
    const one = async () => {
      for (let target = left.shift(); target; target = left.shift())
        done.push({ path: target.path, came: await attack(target, folder, until) });
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    const named = (what) => done.filter(({ came }) => came === what).map(({ path }) => path);
    return {
      operations: targets.length,
      parameters: targets.reduce((sum, { parameters }) => sum + parameters, 0),
      injectable: named("found"),
      unfinished: named("unfinished"),
      twinFound: twin === "found",
    };
  } finally {
    await planted.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** "found", "none", or "unfinished" where the time was over before. */
async function attack({ url, cookie, method }, folder, until) {
  const timeout = Math.min(LONGEST_MS, until - Date.now());
  if (timeout <= 0) return "unfinished";
  // A folder each: two that share one fall over each other.
  const args = ["-u", url, ...OPTIONS, `--output-dir=${mkdtempSync(join(folder, "run-"))}`];
  if (cookie) args.push(`--cookie=${cookie}`);
  if (method) args.push(`--method=${method}`);
  const run = spawn("sqlmap", args, { stdio: ["ignore", "pipe", "ignore"], timeout });
  let said = "";
  run.stdout.on("data", (chunk) => {
    said += chunk;
  });
  await once(run, "close");
  if (FOUND.test(said)) return "found";
  return NONE.test(said) ? "none" : "unfinished";
}
