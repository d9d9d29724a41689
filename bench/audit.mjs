// The audit log: how fast a backlog is sealed, how fast and in how much memory it is verified.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { Stop, step } from "../scripts/console.mjs";
import { runTs } from "../scripts/run-ts.mjs";
import { startWorker } from "../scripts/worker.mjs";
import { environmentOf, seed, settle } from "./clinic.mjs";
import { allowedCores, peakRssMb, waitForQuiet } from "./process-figures.mjs";

const EVERY_MS = 200;
const LONGEST_MS = 900_000;
const AT_ONCE = 50_000;

/** Measures; gives the seconds that sealing and verifying so many events took, and the peaks of both processes. */
export async function measure({ build, services, stops, events }) {
  const env = await environmentOf(services);
  await seed(env);
  const worker = await step("Worker", () => startWorker({ folder: build, env, logs: "ignore" }));
  stops.push(worker.stop);
  await untilSealed(env);
  const quiet = await waitForQuiet();
  const before = peakRssMb(worker.child.pid);
  await step(`${events} events`, () => addEvents(env, events));
  const began = performance.now();
  await step("Sealing", () => untilSealed(env));
  const sealSeconds = (performance.now() - began) / 1000;
  const after = peakRssMb(worker.child.pid);
  await settle(env);
  const verified = await step("Verifying", () => verify(env, services.folder));
  return {
    events,
    sealSeconds: Number(sealSeconds.toFixed(1)),
    workerMb: { before, after },
    ...verified,
    node: process.versions.node,
    cores: allowedCores().length,
    quiet,
  };
}

/** Looks as a busy clinic's, by the application's own role; the sealer is at it meanwhile. */
async function addEvents(env, events) {
  await query(env.DATABASE_URL, async (app) => {
    const clinicId = await query(env.WORKER_DATABASE_URL, async (worker) => {
      const { rows } = await worker.query("SELECT id FROM clinics WHERE slug <> 'platform'");
      return rows[0].id;
    });
    for (let done = 0; done < events; done += AT_ONCE)
      await app.query(
        `INSERT INTO audit_events (clinic_id, id, actor_kind, actor_id, patient_id, action, part, why, address, device, request_id)
         SELECT $1, gen_random_uuid(), 'user', md5((n % 40)::text)::uuid, md5((n % 5000)::text)::uuid, 'read', 'vitals', 'care',
           '192.0.2.7', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0', gen_random_uuid()::text
         FROM generate_series(1, $2::int) n`,
        [clinicId, Math.min(AT_ONCE, events - done)],
      );
  });
}

async function untilSealed(env) {
  const until = performance.now() + LONGEST_MS;
  await query(env.WORKER_DATABASE_URL, async (worker) => {
    const open = "SELECT EXISTS (SELECT FROM audit_events WHERE seal IS NULL) AS open";
    while ((await worker.query(open)).rows[0].open) {
      if (performance.now() > until) throw new Stop("The backlog was not sealed in time.");
      await new Promise((done) => setTimeout(done, EVERY_MS));
    }
  });
}

function verify(env, folder) {
  const figures = join(folder, "verify-rss.txt");
  const preload = new URL("./peak-at-exit.mjs", import.meta.url).href;
  const began = performance.now();
  const given = { ...env, NODE_OPTIONS: `--import=${preload}`, BENCH_PEAK_FILE: figures };
  const code = runTs("scripts/audit-verify.ts", [], given, ["ignore", 2, 2]);
  if (code !== 0) throw new Stop(`The verification ended with code ${code}.`);
  const verifySeconds = Number(((performance.now() - began) / 1000).toFixed(1));
  const peaks = readFileSync(figures, "utf8").trim().split("\n").map(Number);
  return { verifySeconds, verifyMb: Math.max(...peaks) };
}

async function query(connectionString, work) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
