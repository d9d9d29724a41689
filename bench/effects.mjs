// What leaves the request: how long until a mail is with the mail server, and what a large upload costs the web process.
import pg from "pg";
import { startMailCatcher } from "../scripts/mail-catcher.mjs";
import { startWorker } from "../scripts/worker.mjs";
import { enterAsSeed, environmentOf, seed, startOneWeb } from "./clinic.mjs";
import { DOCTOR, get, pickPatients, signIn } from "./people.mjs";
import { allowedCores, peakRssMb, waitForQuiet } from "./process-figures.mjs";

const READINGS = 200;
const EVERY_MS = 100;
const MEGABYTE = 1_000_000;
const UPLOAD = 20 * MEGABYTE;
const LATEST_MS = 30_000;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Measures; gives milliseconds from the commit of a critical reading to its mail's acceptance, and MB. */
export async function measure({ build, services, stops }) {
  const mail = await startMailCatcher(services.folder);
  stops.push(mail.stop);
  const env = { ...(await environmentOf(services)), ...mail.env };
  await seed(env);
  const web = await startOneWeb({ build, env, stops });
  const worker = await startWorker({ folder: build, env, logs: "ignore" });
  stops.push(worker.stop);
  const doctor = await signIn(web.base, DOCTOR);
  const { read, written } = await pickPatients(web.base, doctor);
  const quiet = await waitForQuiet();
  await upload(web.base, doctor, read, MEGABYTE); // code is loaded
  const before = peakRssMb(web.pid);
  await upload(web.base, doctor, read, UPLOAD);
  const after = peakRssMb(web.pid);
  await record(web.base, doctor, written);
  return {
    mailMs: await mailTimes(env),
    uploadMb: { size: UPLOAD / MEGABYTE, before, after },
    node: process.versions.node,
    cores: allowedCores().length,
    quiet,
  };
}

async function send(base, cookie, method, path, body, type = "application/json") {
  const headers = { cookie, "content-type": type, origin: base };
  const response = await fetch(base + path, { method, headers, body });
  if (!response.ok) throw new Error(`${method} ${path} answers ${response.status}`);
  return response;
}

async function upload(base, cookie, patientId, size) {
  const place = `/api/v1/patients/${patientId}/files`;
  const about = { kind: "report", title: "Carga", name: "carga.txt", size, date: null };
  const begun = await send(base, cookie, "POST", place, JSON.stringify(about));
  const { id } = await begun.json();
  const { missing } = await get(base, `${place}/${id}/upload`, cookie);
  for (const { size: length, address } of missing) {
    const bytes = Buffer.alloc(length, "Texto de una carga.\n");
    await send(base, cookie, "PUT", address, bytes, "application/octet-stream");
  }
  await send(base, cookie, "POST", `${place}/${id}/completion`);
}

/** Critical readings, one after the other as a busy clinic's are. */
async function record(base, cookie, patientId) {
  const now = Date.now();
  for (let i = 0; i < READINGS; i++) {
    const readings = [{ code: "8867-4", value: 150, unit: "/min" }];
    const recordedAt = new Date(now - i * 1000).toISOString();
    const body = JSON.stringify({ recordedAt, readings });
    await send(base, cookie, "POST", `/api/v1/patients/${patientId}/vitals`, body);
    await sleep(EVERY_MS);
  }
}

const TIMES = `
  SELECT count(*)::int AS mails, count(*) FILTER (WHERE d.sent_at IS NULL)::int AS unsent,
    percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY extract(epoch FROM d.sent_at - s.created_at) * 1000) AS ms
  FROM deliveries d JOIN notifications n ON n.clinic_id = d.clinic_id AND n.id = d.notification_id
  JOIN vital_sets s ON s.clinic_id = n.clinic_id AND s.id = n.subject_id
  WHERE d.channel = 'email' AND n.event = 'alert'`;

async function mailTimes(env) {
  const client = new pg.Client({ connectionString: env.WORKER_DATABASE_URL });
  await client.connect();
  const { rows: clinics } = await client.query("SELECT id FROM clinics WHERE slug = 'mediconnect'");
  await client.end();
  const app = new pg.Client({ connectionString: env.DATABASE_URL });
  await app.connect();
  try {
    await enterAsSeed(app, clinics[0]?.id);
    const until = Date.now() + LATEST_MS;
    for (;;) {
      const [found] = (await app.query(TIMES)).rows;
      if (found.mails >= READINGS && found.unsent === 0) {
        const [p50, p95, p99] = found.ms.map(Math.round);
        return { mails: found.mails, p50, p95, p99 };
      }
      if (Date.now() > until) throw new Error(`${found.mails} mails, ${found.unsent} not sent`);
      await sleep(200);
    }
  } finally {
    await app.end();
  }
}
