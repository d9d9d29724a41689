// Load: one run of a scenario, and the median of several.
import autocannon from "autocannon";
import { cpuMsOf } from "./process-figures.mjs";

const TIMEOUT_SECONDS = 10;

/**
 * Loads the server with one scenario. Latencies in ms, from every answer (autocannon's own are whole milliseconds and
 * know no p95); errors are refusals, broken connections and time-outs; cpuMs is the server's processor time a request.
 */
export async function runOnce({ base, pid }, scenario, connections, seconds) {
  const latencies = [];
  let refused = 0;
  const cpu = cpuMsOf(pid);
  const began = performance.now();
  const running = autocannon({
    url: base,
    requests: scenario.requests.map((request) => ({ ...request })),
    connections,
    duration: seconds,
    timeout: TIMEOUT_SECONDS,
  });
  running.on("response", (_client, status, _bytes, ms) => {
    latencies.push(ms);
    if (status !== scenario.status) refused++;
  });
  const { errors } = await running;
  const elapsed = (performance.now() - began) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.floor(share * (latencies.length - 1))] ?? 0;
  return {
    rps: latencies.length / elapsed,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    errors: errors + refused,
    cpuMs: cpu === null ? null : (cpuMsOf(pid) - cpu) / Math.max(1, latencies.length),
  };
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
