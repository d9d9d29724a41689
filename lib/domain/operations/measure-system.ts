import { statfs } from "node:fs/promises";
import { lastAuditState } from "@/lib/platform/audit/state";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { appPool } from "@/lib/platform/db/pools";
import { BUILD, env } from "@/lib/platform/env";
import { mailIsConfigured } from "@/lib/platform/mail/configured";
import { redis } from "@/lib/platform/redis/redis";
import type { Measure, System } from "./schema";

type Values = NonNullable<Measure["values"]>;
const PATIENCE_MS = 2000;

/** The parts of the platform as they are now; what cannot be read within two seconds says so, the rest stands. */
export async function measureSystem(clock: Clock = systemClock): Promise<System> {
  const items = await Promise.all([
    measured("database", async () => ({ version: await ask("SHOW server_version") })),
    measured("connections", connections),
    measured("databaseSize", async () => ({
      bytes: Number(await ask("SELECT pg_database_size(current_database())")),
    })),
    measured("migrations", migrations),
    measured("disk", disk),
    measured("redis", async () => ({ version: await info("server", "redis_version") })),
    measured("redisMemory", async () => ({
      bytes: Number(await info("memory", "used_memory")),
      most: Number(await info("memory", "maxmemory")),
    })),
    measured("application", async () => ({ ...BUILD.versions, node: process.versions.node })),
    measured("uptime", async () => ({ seconds: Math.floor(process.uptime()) })),
    measured("memory", async () => ({
      bytes: process.memoryUsage.rss(),
      heap: process.memoryUsage().heapUsed,
    })),
    measured("mail", async () => mailServer()),
    measured("audit", auditLog),
  ]);
  return { measuredAt: clock().toISOString(), items };
}

async function measured(name: Measure["name"], read: () => Promise<Values>): Promise<Measure> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), PATIENCE_MS);
  });
  try {
    return { name, values: await Promise.race([read(), late]) };
  } catch {
    return { name, values: null }; // the page says that it could not be read
  } finally {
    clearTimeout(timer);
  }
}

/** The first value of the first row. */
async function ask(statement: string): Promise<string> {
  const { rows } = await appPool().query({ text: statement, rowMode: "array" });
  return String(rows[0]?.[0]);
}

async function connections(): Promise<Values> {
  return {
    used: Number(
      await ask("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"),
    ),
    most: Number(await ask("SHOW max_connections")),
  };
}

async function migrations(): Promise<Values> {
  const { rows } = await appPool().query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const done = rows.map(({ name }) => name);
  const pending = BUILD.migrations.filter((name) => !done.includes(name));
  return { applied: done.length, pending: pending.length, last: done.toSorted().at(-1) ?? "–" };
}

/** The disk that the embedded database stands on; of a database elsewhere nobody here knows. */
async function disk(): Promise<Values> {
  const folder = env().MEDICONNECT_DATA;
  if (!folder) return {};
  const { bsize, bavail, blocks } = await statfs(folder);
  return { free: bavail * bsize, most: blocks * bsize };
}

async function info(section: string, key: string): Promise<string> {
  const found = new RegExp(`^${key}:(.*)$`, "m").exec(await redis().info(section))?.[1];
  if (found === undefined) throw new Error(`Redis doesn't say ${key}`);
  return found.trim();
}

/** How far the seals and the signed heads of every clinic's audit log are; nothing where no worker has told. */
async function auditLog(): Promise<Values> {
  const state = await lastAuditState();
  if (!state) return {};
  const { unsealed, headsBehind, headsBroken } = state;
  return { unsealed, headsBehind, headsBroken };
}

/** Where mail is handed over; nothing when notifications stay in the product. */
const mailServer = (): Values =>
  mailIsConfigured() ? { host: new URL(env().SMTP_URL ?? "").host } : {};
