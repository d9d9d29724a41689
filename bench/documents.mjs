// Documents: how long from the asking until one is ready, and what the largest costs the worker's memory.
import { step } from "../scripts/console.mjs";
import { startWorker } from "../scripts/worker.mjs";
import { addBigChart } from "./big-chart.mjs";
import { environmentOf, seed, startOneWeb } from "./clinic.mjs";
import { DOCTOR, get, pickPatients, signIn } from "./people.mjs";
import { allowedCores, peakRssMb, waitForQuiet } from "./process-figures.mjs";

const RUNS = 3;
const EVERY_MS = 50;
const LONGEST_MS = 180_000;

/** Measures; gives seconds, pages and MB of each document, and the worker's memory before and after the largest. */
export async function measure({ build, services, stops }) {
  const env = await environmentOf(services);
  await seed(env);
  const web = await startOneWeb({ build, env, stops });
  const worker = await step("Worker", () => startWorker({ folder: build, env, logs: "ignore" }));
  stops.push(worker.stop);
  const doctor = await signIn(web.base, DOCTOR);
  const { read } = await pickPatients(web.base, doctor);
  const big = await addBigChart(web.base, env, doctor);
  const write = (patientId, what) => written(web.base, doctor, patientId, what);
  await write(read, "chart-summary.pdf"); // fonts and code are loaded
  const quiet = await waitForQuiet();
  const small = await step("Vital signs of 90 days", () => median(() => write(read, "vitals.pdf")));
  const before = peakRssMb(worker.child.pid);
  const record = await step("700 encounters as PDF", () => write(big, "record.pdf"));
  const after = peakRssMb(worker.child.pid);
  const bundle = await step("700 encounters as FHIR", () => write(big, "record.fhir"));
  const msPerPage = ({ seconds, pages }) => (seconds * 1000) / pages;
  return {
    small,
    record,
    bundle,
    tenPagesSeconds: Number(((small.seconds / small.pages) * 10).toFixed(2)),
    // What a page costs where there are hundreds, beside one where there are few: 1 is a straight line.
    ratio: Number((msPerPage(record) / msPerPage(small)).toFixed(2)),
    workerMb: { before, after },
    node: process.versions.node,
    cores: allowedCores().length,
    quiet,
  };
}

async function median(write) {
  const all = [];
  for (let i = 0; i < RUNS; i++) all.push(await write());
  return all.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(RUNS / 2)];
}

async function written(base, cookie, patientId, what) {
  const began = performance.now();
  const response = await fetch(`${base}/api/v1/patients/${patientId}/downloads`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json", origin: base },
    body: JSON.stringify({ what }),
  });
  if (response.status !== 201) throw new Error(`${what} answers ${response.status}`);
  let one = await response.json();
  while (one.state !== "ready") {
    if (one.state === "failed" || performance.now() - began > LONGEST_MS)
      throw new Error(`${what} is ${one.state}`);
    await new Promise((done) => setTimeout(done, EVERY_MS));
    one = await get(base, `/api/v1/downloads/${one.id}`, cookie);
  }
  const seconds = (performance.now() - began) / 1000;
  const { address } = await get(base, `/api/v1/downloads/${one.id}/link`, cookie);
  const file = Buffer.from(
    await (await fetch(base + address, { headers: { cookie } })).arrayBuffer(),
  );
  const pages = file.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
  return { seconds: Number(seconds.toFixed(2)), pages, mb: Number((one.size / 1e6).toFixed(2)) };
}
