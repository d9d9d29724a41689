// One at a time over processes: a folder is the lock, because mkdir is atomic.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Stop } from "./console.mjs";

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Whether it has ended and only waits to be asked after by its parent; a container's may never ask. */
function isZombie(pid) {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false; // no /proc here
  }
}

/** Whether a process with this id lives. */
export function alive(pid) {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error.code === "EPERM";
  }
}

function holderOf(path) {
  try {
    return Number(readFileSync(join(path, "pid"), "utf8"));
  } catch {
    return 0; // not yet written
  }
}

/** Does the work while holding the lock; one that a killed process left is taken over. Waits up to 10 minutes. */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  for (let waited = 0; ; waited += 200) {
    try {
      mkdirSync(path);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = holderOf(path);
    if ((holder && !alive(holder)) || (!holder && waited > 5000))
      rmSync(path, { recursive: true, force: true });
    else if (waited > 600_000)
      throw new Stop(`Another process (${holder}) has held ${path} for ten minutes.`);
    else await sleep(200);
  }
  writeFileSync(join(path, "pid"), String(process.pid));
  try {
    return await work();
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}
