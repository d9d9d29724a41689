import { readFileSync } from "node:fs";

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const BUSY = 0.1;

function times() {
  const fields = readFileSync("/proc/stat", "utf8")
    .split("\n")[0]
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return { idle: fields[3] + fields[4], all: fields.reduce((sum, value) => sum + value, 0) };
}

/** Waits up to a minute until the machine has two seconds with less than a tenth of it busy; says whether it had. */
export async function waitUntilQuiet() {
  for (let i = 0; i < 30; i++) {
    const before = times();
    await sleep(2000);
    const after = times();
    if (1 - (after.idle - before.idle) / (after.all - before.all) < BUSY) return true;
  }
  console.error("  The machine is not quiet: read the figures with that in mind.");
  return false;
}
