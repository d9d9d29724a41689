// Load: one run of a scenario, and the median of several.
import autocannon from "autocannon";
import { cpuMsOf } from "./process-figures.mjs";

const TIMEOUT_SECONDS = 20;
const LONGEST_SECONDS = 30;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Loads the server with one scenario for some seconds, longer where answers are slow: until there are two for each
 * connection. Latencies in ms, from every answer (autocannon's own are whole milliseconds and know no p95); errors are
 * refusals, broken connections and time-outs; cpuMs is the server's processor time a request.
 */
export async function runOnce({ base, pid }, scenario, connections, seconds) {
  await scenario.prepare?.();
  const latencies = [];
  let refused = 0;
  const cpu = cpuMsOf(pid);
  const began = performance.now();
  const running = autocannon({
    url: base,
    requests: scenario.requests.map((request) => ({ ...request })),
    connections,
    duration: LONGEST_SECONDS,
    timeout: TIMEOUT_SECONDS,
    sampleInt: 100, // how soon it notices that it should stop
  });
  running.on("response", (_client, status, _bytes, ms) => {
    latencies.push(ms);
    if (status !== scenario.status) refused++;
  });
  const elapsed = () => (performance.now() - began) / 1000;
  const isDone = () => elapsed() >= seconds && latencies.length >= 2 * connections;
  while (!isDone() && elapsed() < LONGEST_SECONDS) await sleep(20);
  const counted = latencies.toSorted((a, b) => a - b);
  const time = elapsed();
  const used = cpu === null ? null : cpuMsOf(pid) - cpu;
  running.stop();
  const { errors } = await running;
  await untilIdle(pid);
  const at = (share) => counted[Math.floor(share * (counted.length - 1))] ?? null;
  return {
    rps: counted.length / time,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    errors: errors + refused + (counted.length === 0 ? 1 : 0),
    cpuMs: used === null ? null : used / Math.max(1, counted.length),
  };
}

/** Waits until the server has done what was still under way, so that the next run doesn't pay for it. */
async function untilIdle(pid) {
  for (let i = 0; i < 100; i++) {
    const before = cpuMsOf(pid);
    await sleep(100);
    if (cpuMsOf(pid) - before <= 10) return;
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const round = (value, digits) => (value === null ? null : Number(value.toFixed(digits)));

/** The median of each figure over the runs of a point; errors are all of them. */
export function medianOf(runs) {
  const of = (key, digits) => round(median(runs.map((run) => run[key])), digits);
  return {
    rps: of("rps", 1),
    p50: of("p50", 2),
    p95: of("p95", 2),
    p99: of("p99", 2),
    errors: runs.reduce((sum, run) => sum + run.errors, 0),
    cpuMs: of("cpuMs", 3),
  };
}
