import { freePort } from "@/scripts/ports.mjs";
import { startWeb } from "@/scripts/web.mjs";

/**
 * A web process of a test's own, of the same build and services but for what is given: the one that the other journeys use
 * goes on. Gives its address, kill() and stop(); `start` once more brings it back at the same address.
 */
export async function ownWeb(others: Record<string, string> = {}) {
  const port = await freePort(3600);
  const base = `http://localhost:${port}`;
  const env = { ...process.env, APP_URL: base, ...others };
  const start = () => startWeb({ folder: process.env.BUILD_FOLDER, port, env, logs: "ignore" });
  let web = await start();
  return {
    base,
    kill: () => web.child.kill("SIGKILL"),
    start: async () => {
      web = await start();
    },
    stop: () => web.stop(),
  };
}
