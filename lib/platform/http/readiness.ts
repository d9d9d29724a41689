import { appPool } from "../db/pools";
import { migrationsDone } from "../db/ready";
import { lastState, oldestSeconds } from "../jobs/state";
import { redis } from "../redis/redis";

type Check = "ok" | "failed";

async function check(work: () => Promise<unknown>): Promise<Check> {
  try {
    return (await work()) ? "ok" : "failed";
  } catch {
    return "failed";
  }
}

type Readiness = {
  ready: boolean;
  checks: Record<string, Check>;
  /** How long the oldest undone work waits; null: nobody can say. A late worker makes no web process unready. */
  oldestWorkSeconds: number | null;
};

/** Whether this process can serve: database, Redis, and a schema as new as the build. */
export async function readiness(): Promise<Readiness> {
  const [database, cache, migrations, state] = await Promise.all([
    check(() => appPool().query("SELECT 1")),
    check(() => redis().ping()),
    check(migrationsDone),
    lastState().catch(() => undefined),
  ]);
  const checks = { database, redis: cache, migrations };
  return {
    ready: Object.values(checks).every((result) => result === "ok"),
    checks,
    oldestWorkSeconds: state ? oldestSeconds(state, Date.now()) : null,
  };
}
