// Services of their own for tests and the bench: a folder under the system's temporary one, gone afterwards.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureServices } from "./services.mjs";

/** PostgreSQL and Redis with the schema, on free ports; stop() ends them and removes their folder. */
export async function throwawayServices() {
  for (const key of [
    "DATABASE_URL",
    "AUTH_DATABASE_URL",
    "WORKER_DATABASE_URL",
    "MIGRATION_DATABASE_URL",
    "REDIS_URL",
  ])
    delete process.env[key];
  const folder = mkdtempSync(join(tmpdir(), "mediconnect-"));
  chmodSync(folder, 0o755); // PostgreSQL's own user must be able to enter
  const { env, stop } = await ensureServices({ folder, quiet: true });
  return {
    folder,
    env,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
