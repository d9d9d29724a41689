// The web server as a child process: started, waited for, stopped.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { Stop } from "./console.mjs";
import { ROOT } from "./install.mjs";

// A web process within 350 MB: the heap is collected when it grew by 40 % (V8 would let it double and more), and the C
// library keeps two arenas rather than eight a core. Soft, unlike a limit of the heap: a large export still finds room.
// Costs about a tenth of a page's processor time (docs/architecture.md).
const FLAGS = ["--enable-source-maps", "--heap-growing-percent=40"];
const MALLOC_ARENA_MAX = "2";

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Starts a build (or, without one, the development server) and waits until it is ready. Gives its process and stop().
 * @returns {Promise<{ child: import("node:child_process").ChildProcess, stop: () => Promise<void> }>}
 */
export async function startWeb({ folder, port, env, logs = "inherit" }) {
  const args = folder
    ? [join(folder, "server.js")]
    : [join(ROOT, "node_modules/next/dist/bin/next"), "dev", "--port", String(port)];
  const child = spawn(process.execPath, [...FLAGS, ...args], {
    cwd: folder ?? ROOT,
    stdio: ["ignore", logs, logs],
    env: {
      MALLOC_ARENA_MAX,
      ...env,
      PORT: String(port),
      HOSTNAME: env.HOSTNAME_BIND ?? "0.0.0.0",
      NODE_ENV: folder ? "production" : "development",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXTAUTH_URL: env.APP_URL || `http://localhost:${port}`,
    },
  });
  let ended;
  child.once("exit", (code) => {
    ended = code ?? 1;
  });
  for (let waited = 0; !(await ready(port)); waited += 100) {
    if (ended !== undefined)
      throw new Stop(
        `The web server ended while starting (exit code ${ended}); its words are above.`,
      );
    if (waited > 120_000) throw new Stop("The web server did not become ready within two minutes.");
    await sleep(100);
  }
  const stop = async () => {
    if (ended !== undefined) return;
    child.kill("SIGTERM");
    for (let i = 0; i < 30 && ended === undefined; i++) await sleep(100);
    if (ended === undefined) child.kill("SIGKILL");
  };
  return { child, stop };
}

async function ready(port) {
  try {
    return (
      await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(5000) })
    ).ok;
  } catch {
    return false;
  }
}
