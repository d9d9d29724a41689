import { appPool } from "../db/pools";
import { migrationsDone } from "../db/ready";
import { redis } from "../redis/redis";

type Check = "ok" | "failed";

async function check(work: () => Promise<unknown>): Promise<Check> {
  try {
    return (await work()) ? "ok" : "failed";
  } catch {
    return "failed";
  }
}

/** Whether this process can serve: database, Redis, and a schema as new as the build. */
export async function readiness(): Promise<{ ready: boolean; checks: Record<string, Check> }> {
  const [database, cache, migrations] = await Promise.all([
    check(() => appPool().query("SELECT 1")),
    check(() => redis().ping()),
    check(migrationsDone),
  ]);
  const checks = { database, redis: cache, migrations };
  return { ready: Object.values(checks).every((result) => result === "ok"), checks };
}
