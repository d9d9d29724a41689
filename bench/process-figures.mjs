// What the machine says about a process: processor time, memory, cores. From /proc; elsewhere there is no figure.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const HERTZ = 100; // of /proc's clock, on every Linux that Node runs on
const QUIET_SHARE = 0.08;

/** Milliseconds of processor time that a process has used so far, all its threads together; null where unknown. */
export function cpuMsOf(pid) {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const fields = readFileSync(file, "utf8").split(") ")[1].split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / HERTZ;
}

/** The largest memory that a process ever had, in MB; null where unknown. */
export function peakRssMb(pid) {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, "utf8"));
  return peak && Math.round(Number(peak[1]) / 1024);
}

/** The cores that this process may use. */
export function allowedCores() {
  if (!existsSync("/proc/self/status")) return [];
  const list = /^Cpus_allowed_list:\s+(\S+)$/m.exec(readFileSync("/proc/self/status", "utf8"));
  return (list?.[1] ?? "").split(",").flatMap((part) => {
    const [first, last = first] = part.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}

/** Keeps a process, with all its threads, on these cores. Gives whether that worked. */
export function pin(pid, cores) {
  const args = ["--all-tasks", "--cpu-list", "--pid", cores.join(","), String(pid)];
  return spawnSync("taskset", args, { stdio: "ignore" }).status === 0;
}

function ticks() {
  const all = readFileSync("/proc/stat", "utf8")
    .split("\n")[0]
    .split(/\s+/)
    .slice(1, 9)
    .map(Number);
  const total = all.reduce((sum, one) => sum + one, 0);
  return { total, busy: total - all[3] - all[4] }; // without idle and waiting for a disk
}

/** Waits until the machine does nothing else for two seconds, a minute at most. Gives whether it became quiet. */
export async function waitForQuiet() {
  if (!existsSync("/proc/stat")) return false;
  let calm = 0;
  for (let second = 0; second < 60; second++) {
    const before = ticks();
    await new Promise((done) => setTimeout(done, 1000));
    const after = ticks();
    const share = (after.busy - before.busy) / Math.max(1, after.total - before.total);
    calm = share < QUIET_SHARE ? calm + 1 : 0;
    if (calm === 2) return true;
  }
  console.error(
    "  The machine did not become quiet within a minute: the figures are worse than they could be.",
  );
  return false;
}
