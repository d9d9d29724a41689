// Live: what open streams cost a web process, how soon a change reaches them, and what the other routes feel of it.
import { readFileSync } from "node:fs";
import { get as open } from "node:http";
import { step } from "../scripts/console.mjs";
import { startWorker } from "../scripts/worker.mjs";
import { environmentOf, seed, startOneWeb } from "./clinic.mjs";
import { medianOf, runOnce } from "./load.mjs";
import { DOCTOR, pickPatients, signIn } from "./people.mjs";
import { allowedCores, waitForQuiet } from "./process-figures.mjs";
import { getting } from "./scenarios.mjs";

const STREAMS = 2000;
const AT_ONCE = 50;
const CHANGES = 50;
const BETWEEN_MS = 300;
const RUNS = 3;
const CONNECTIONS = 10;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Measures; gives streams, kB a stream, latencies in ms from the sending of a reading to its arrival, and `me` without and with them. */
export async function measure({ build, services, stops, seconds }) {
  const env = await environmentOf(services);
  await seed(env);
  const web = await startOneWeb({ build, env, stops });
  const worker = await step("Worker", () => startWorker({ folder: build, env, logs: "ignore" }));
  stops.push(worker.stop);
  const doctor = await signIn(web.base, DOCTOR);
  const { written } = await pickPatients(web.base, doctor);
  const quiet = await waitForQuiet();
  const me = getting("me", "/api/v1/me", doctor);
  const without = await runsOf(web, me, seconds);
  const before = rssKb(web.pid);
  const streams = await step(`${STREAMS} streams`, () => openAll(web.base, doctor));
  await sleep(2000);
  const kbPerStream = (rssKb(web.pid) - before) / STREAMS;
  const latencies = await step(`${CHANGES} changes`, () =>
    changes(web.base, doctor, written, streams),
  );
  const changing = changeUntil(web.base, doctor, written);
  const during = await runsOf(web, me, seconds);
  await changing.stop();
  const missed = streams.reduce((sum, { heard }) => sum + (heard < CHANGES ? 1 : 0), 0);
  for (const { end } of streams) end();
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share) => Math.round(sorted[Math.floor(share * (sorted.length - 1))]);
  return {
    streams: STREAMS,
    kbPerStream: Math.round(kbPerStream),
    changes: CHANGES,
    delivered: sorted.length,
    missed,
    latencyMs: { p50: at(0.5), p95: at(0.95), p99: at(0.99) },
    me: { without, during, ratio: Number((during.rps / without.rps).toFixed(2)) },
    node: process.versions.node,
    cores: allowedCores().length,
    quiet,
  };
}

async function runsOf(web, scenario, seconds) {
  const runs = [];
  for (let run = 0; run < RUNS; run++)
    runs.push(await runOnce(web, scenario, CONNECTIONS, seconds));
  return medianOf(runs);
}

const rssKb = (pid) =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]);

async function openAll(base, cookie) {
  const streams = [];
  while (streams.length < STREAMS) {
    const some = Array.from({ length: AT_ONCE }, () => openOne(base, cookie));
    streams.push(...(await Promise.all(some)));
  }
  return streams;
}

/** One open stream: when it heard the last change, and how many. */
function openOne(base, cookie) {
  return new Promise((done, reject) => {
    const request = open(
      `${base}/api/v1/events`,
      { headers: { cookie }, agent: false },
      (response) => {
        if (response.statusCode !== 200)
          return reject(new Error(`a stream answers ${response.statusCode}`));
        const stream = { heard: 0, onChange: () => {}, end: () => request.destroy() };
        response.setEncoding("utf8");
        response.on("data", (text) => {
          if (text.includes("event: open")) done(stream);
          if (!text.includes('"kind":"vitals"')) return;
          stream.heard++;
          stream.onChange();
        });
        response.on("error", () => {});
      },
    );
    request.on("error", reject);
  });
}

async function record(base, cookie, patientId) {
  const body = JSON.stringify({
    recordedAt: new Date().toISOString(),
    readings: [{ code: "8867-4", value: 70, unit: "/min" }],
  });
  const headers = { "content-type": "application/json", cookie };
  const response = await fetch(`${base}/api/v1/patients/${patientId}/vitals`, {
    method: "POST",
    headers,
    body,
  });
  await response.text();
}

/** Every change goes to every stream: the worst case. */
async function changes(base, cookie, patientId, streams) {
  const latencies = [];
  for (let change = 0; change < CHANGES; change++) {
    const sent = performance.now();
    for (const stream of streams) stream.onChange = () => latencies.push(performance.now() - sent);
    await record(base, cookie, patientId);
    await sleep(BETWEEN_MS + Math.max(0, latencies.at(-1) ?? 0));
  }
  await sleep(3000);
  for (const stream of streams) stream.onChange = () => {}; // what comes later is of another measurement
  return latencies;
}

/** Goes on changing, three times a second, while something else is measured. */
function changeUntil(base, cookie, patientId) {
  let ended = false;
  const going = (async () => {
    while (!ended) {
      await record(base, cookie, patientId);
      await sleep(BETWEEN_MS);
    }
  })();
  const stop = () => {
    ended = true;
    return going;
  };
  return { stop };
}
