// Each scenario at 1, 10 and 50 connections, the median of three, beside the bare route of the same run.
import { readFileSync } from "node:fs";
import autocannon from "autocannon";
import { get, signIn } from "./client.mjs";
import { measureImport } from "./import.mjs";
import { waitUntilQuiet } from "./quiet.mjs";

const CONNECTIONS = [1, 10, 50];
const RUNS = 3;
const SECONDS = 3;
const TICKS_PER_SECOND = 100;

async function scenarios(base) {
  const doctor = await signIn(base, "dr.smith@mediconnect.demo", "Demo2024!Doctor");
  const admin = await signIn(base, "admin@mediconnect.demo", "Demo2024!Admin");
  const { items } = await get(base, "/api/v1/patients?q=john%20doe", doctor.cookie);
  const chart = `/api/v1/patients/${items[0].id}/vitals`;
  const from = new Date(Date.now() - 90 * 86_400_000).toISOString();
  const json = { cookie: doctor.cookie, "content-type": "application/json" };
  const readings = [
    { code: "8867-4", value: 72, unit: "/min" },
    {
      code: "85354-9",
      components: [
        { code: "8480-6", value: 120, unit: "mm[Hg]" },
        { code: "8462-4", value: 80, unit: "mm[Hg]" },
      ],
    },
  ];
  const form = new URLSearchParams({
    csrfToken: doctor.csrfToken,
    email: "dr.smith@mediconnect.demo",
    password: "Demo2024!Doctor",
    json: "true",
  });
  const cookie = { cookie: doctor.cookie };
  // Writing comes last: it fills the chart that the others read.
  return [
    { name: "bare", path: "/health/live" },
    { name: "me", path: "/api/v1/me", headers: cookie },
    { name: "patients", path: "/api/v1/patients?limit=25", headers: { cookie: admin.cookie } },
    { name: "chart", path: `/patients/${items[0].id}/vitals`, headers: cookie },
    { name: "vitals-read", path: `${chart}?from=${from}`, headers: cookie },
    {
      name: "sign-in",
      path: "/api/auth/callback/credentials",
      method: "POST",
      headers: { cookie: doctor.csrf, "content-type": "application/x-www-form-urlencoded" },
      body: form.toString(),
    },
    {
      name: "vitals-write",
      path: chart,
      method: "POST",
      headers: json,
      body: JSON.stringify({ recordedAt: "2025-01-01T10:00:00Z", readings }),
    },
  ];
}

/** Milliseconds of CPU that a process has used. */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

const rssOf = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

async function once({ base, pid }, { path, method = "GET", headers, body }, connections) {
  const before = cpuOf(pid);
  const run = await autocannon({
    url: base + path,
    method,
    headers,
    body,
    connections,
    duration: SECONDS,
  });
  const answered = run["2xx"];
  const seconds = run.duration;
  return {
    rps: answered / seconds,
    p50: run.latency.p50,
    p95: run.latency.p97_5,
    p99: run.latency.p99,
    errors: run.errors + run.timeouts + run.non2xx,
    cpuMs: (cpuOf(pid) - before) / Math.max(1, answered),
    rss: rssOf(pid),
  };
}

const byRate = (a, b) => a.rps - b.rps;
const round = (value, digits) => Number(value.toFixed(digits));

async function point(context, scenario, connections) {
  const runs = [];
  for (let i = 0; i < RUNS; i++) runs.push(await once(context, scenario, connections));
  const median = runs.toSorted(byRate)[Math.floor(RUNS / 2)];
  return {
    ...median,
    name: scenario.name,
    connections,
    errors: runs.reduce((sum, run) => sum + run.errors, 0),
    rss: Math.max(...runs.map(({ rss }) => rss)),
  };
}

/** Everything that the bench says, as one object. `ratio` is requests a second over bare's at the same connections; p95 is autocannon's 97.5th percentile, the nearest that it keeps. */
export async function measureAll(context) {
  const imported = await measureImport(context);
  const list = await scenarios(context.base);
  for (const scenario of list) await once(context, scenario, 10); // warm
  const quiet = await waitUntilQuiet();
  const points = [];
  for (const connections of CONNECTIONS) {
    let bare = 1;
    for (const scenario of list) {
      const measured = await point(context, scenario, connections);
      if (scenario.name === "bare") bare = measured.rps;
      console.error(`  ${scenario.name} at ${connections}: ${measured.rps.toFixed(0)}/s`);
      points.push({ ...measured, ratio: measured.rps / bare });
    }
  }
  return {
    scenarios: points.map(({ name, connections, rps, p50, p95, p99, ratio, errors, cpuMs }) => ({
      name,
      connections,
      rps: round(rps, 1),
      p50,
      p95,
      p99,
      ratio: round(ratio, 3),
      errors,
      cpuMs: round(cpuMs, 3),
    })),
    rssMb: round(Math.max(...points.map(({ rss }) => rss)), 0),
    import: imported,
    quiet,
    node: process.version,
  };
}
