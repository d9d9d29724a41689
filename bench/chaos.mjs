// Chaos: critical readings are sent while worker, web server and Redis are killed with -9. Each is there once, and each
// person who should know is told once. Loopback only; ends by itself.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { Stop } from "../scripts/console.mjs";
import { startMailCatcher } from "../scripts/mail-catcher.mjs";
import { launchRedis } from "../scripts/redis.mjs";
import { startWeb } from "../scripts/web.mjs";
import { startWorker } from "../scripts/worker.mjs";
import { enterAsSeed, environmentOf, seed } from "./clinic.mjs";
import { DOCTOR, pickPatients, signIn } from "./people.mjs";

const EVENTS = 1000;
const KILLS = { worker: 30, web: 20, redis: 5 };
const SENDERS = 4;
const LATEST_MS = 60_000;
const MARKER = "MARCA-CLINICA-7731";
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Measures; gives what was sent, killed, found and how long the queue took to be empty after the last kill. */
export async function measure({ build, services, stops }) {
  const mail = await startMailCatcher(services.folder);
  stops.push(mail.stop);
  const env = { ...(await environmentOf(services)), ...mail.env, DATABASE_POOL: "10" };
  await seed(env);
  const processes = await start(build, env, services.folder);
  stops.push(() => processes.stop());
  const base = `http://127.0.0.1:${env.PORT}`;
  const doctor = await signIn(base, DOCTOR);
  const { written } = await pickPatients(base, doctor);
  const before = await counts(env, written);
  const sending = sendAll(base, doctor, written);
  const killed = await killAll(processes, sending);
  const sent = await sending.done;
  const began = Date.now();
  let after = await counts(env, written);
  while (after.undone > 0 && Date.now() - began < LATEST_MS) {
    await sleep(100);
    after = await counts(env, written);
  }
  return {
    events: EVENTS,
    killed,
    sent,
    seconds: sending.seconds(),
    sets: after.sets - before.sets,
    alerts: after.alerts - before.alerts,
    told: after.told - before.told,
    shouldBeTold: EVENTS * after.team,
    parked: after.parked,
    undone: after.undone,
    emptyAfterSeconds: (Date.now() - began) / 1000,
    ...mailsIn(services.folder),
    markerInRedis: await inRedis(services.folder),
  };
}

/** The three that are killed and started again, each on the same port. */
async function start(build, env, folder) {
  const { url, pid } = JSON.parse(readFileSync(join(folder, "redis.json"), "utf8"));
  let ended = false;
  const running = { redis: { pid } };
  const starts = {
    worker: async () => (await startWorker({ folder: build, env, logs: "ignore" })).child,
    web: async () =>
      (await startWeb({ folder: build, port: Number(env.PORT), env, logs: "ignore" })).child,
    redis: async () => launchRedis({ url, folder: join(folder, "redis") }),
  };
  running.web = await starts.web();
  running.worker = await starts.worker();
  return {
    async kill(name) {
      process.kill(running[name].pid, "SIGKILL");
      await sleep(200);
      if (!ended) running[name] = await starts[name]();
    },
    async stop() {
      ended = true;
      for (const name of ["worker", "web"]) running[name].kill("SIGKILL");
      await sleep(200);
      if (running.redis.pid !== pid) process.kill(running.redis.pid, "SIGTERM");
    },
  };
}

/** Sends every reading until it is acknowledged, under one key: what came through twice is there once. */
function sendAll(base, cookie, patientId) {
  const began = Date.now();
  let next = 0;
  let acknowledged = 0;
  const sender = async () => {
    while (next < EVENTS) {
      const event = next++;
      const body = JSON.stringify({
        recordedAt: new Date(began - event * 1000).toISOString(),
        note: `${MARKER} ${event}`,
        readings: [{ code: "8867-4", value: 150, unit: "/min" }],
      });
      while (
        !(await sendOne(
          `${base}/api/v1/patients/${patientId}/vitals`,
          cookie,
          `chaos-${event}`,
          body,
        ))
      )
        await sleep(100);
      acknowledged++;
    }
  };
  const done = Promise.all(Array.from({ length: SENDERS }, sender)).then(() => acknowledged);
  return { done, acknowledged: () => acknowledged, seconds: () => (Date.now() - began) / 1000 };
}

async function sendOne(url, cookie, key, body) {
  const headers = { "content-type": "application/json", "idempotency-key": key, cookie };
  try {
    const signal = AbortSignal.timeout(10_000);
    const response = await fetch(url, { method: "POST", headers, body, signal });
    await response.text();
    if (response.status === 401) throw new Stop("A session was lost.");
    return response.status === 201;
  } catch (error) {
    if (error instanceof Stop) throw error;
    return false; // killed before, in the middle, or after: the same key asks again
  }
}

/** Kills spread evenly over the sending, one after the other. */
async function killAll(processes, sending) {
  const names = Object.entries(KILLS).flatMap(([name, count]) =>
    Array.from({ length: count }, (_, i) => ({ name, at: ((i + 0.5) / count) * EVENTS })),
  );
  const killed = { worker: 0, web: 0, redis: 0 };
  for (const { name, at } of names.sort((a, b) => a.at - b.at)) {
    while (sending.acknowledged() < Math.min(at, EVENTS - 1)) await sleep(10);
    await processes.kill(name);
    killed[name]++;
  }
  return killed;
}

const COUNTS = `
  SELECT (SELECT count(*) FROM vital_sets WHERE patient_id = $1)::int AS sets,
    (SELECT count(*) FROM alerts WHERE patient_id = $1)::int AS alerts,
    (SELECT count(*) FROM notifications WHERE patient_id = $1)::int AS told,
    (SELECT count(DISTINCT member_id) FROM care_relationships WHERE patient_id = $1
      AND (ends_at IS NULL OR ends_at > now()))::int AS team,
    (SELECT count(*) FROM outbox_messages WHERE done_at IS NULL AND parked IS NULL)::int AS undone,
    (SELECT count(*) FROM outbox_messages WHERE parked IS NOT NULL)::int AS parked`;

async function counts(env, patientId) {
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  try {
    const worker = new pg.Client({ connectionString: env.WORKER_DATABASE_URL });
    await worker.connect();
    const { rows: clinics } = await worker.query(
      "SELECT id FROM clinics WHERE slug = 'mediconnect'",
    );
    await worker.end();
    await enterAsSeed(client, clinics[0]?.id);
    return (await client.query(COUNTS, [patientId])).rows[0];
  } finally {
    await client.end();
  }
}

/** What the mail server took: how many mails, how many of them more than once under one Message-ID, clinical words. */
function mailsIn(folder) {
  const place = join(folder, "mail");
  const files = readdirSync(place).filter((name) => name.endsWith(".json"));
  const mails = files.map((name) => JSON.parse(readFileSync(join(place, name), "utf8")));
  return {
    mails: mails.length,
    repeated: mails.filter(({ times }) => times > 1).length,
    markerInMails: mails.filter((one) => JSON.stringify(one).includes(MARKER)).length,
  };
}

/** How often the clinical text stands in what Redis wrote down. */
async function inRedis(folder) {
  const files = readdirSync(join(folder, "redis"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return files.reduce(
    (sum, file) => sum + readFileSync(file, "latin1").split(MARKER).length - 1,
    0,
  );
}
