import { checkDatabase, closeDatabase } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { startReporting } from "@/lib/platform/http/report";
import { log } from "@/lib/platform/log/log";
import { redis } from "@/lib/platform/redis/redis";
import { startWorker } from "./worker";

// Platforms give a process about thirty seconds after SIGTERM.
const PATIENCE_MS = 20_000;

env();
await startReporting();
await checkDatabase();
const worker = await startWorker();
log().info("worker ready");
process.send?.("ready");

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void worker
      .stop(PATIENCE_MS)
      .then(() => closeDatabase())
      .finally(() => {
        redis().disconnect();
        process.exit(0);
      });
  });
