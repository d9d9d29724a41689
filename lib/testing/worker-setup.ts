import { inject } from "vitest";

const worker = process.env.VITEST_POOL_ID ?? "1";
const given = inject("env");

for (const [key, value] of Object.entries(given)) process.env[key] = value;
for (const key of [
  "DATABASE_URL",
  "AUTH_DATABASE_URL",
  "WORKER_DATABASE_URL",
  "MIGRATION_DATABASE_URL",
]) {
  process.env[key] = given[key]?.replace(/\/mediconnect$/, `/worker_${worker}`);
}
process.env.REDIS_URL = `${given.REDIS_URL}/${worker}`;
Object.assign(process.env, { NODE_ENV: "test", LOG_LEVEL: "silent", DEMO: "1" });
