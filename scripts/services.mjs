// What the application stands on, for a data folder: PostgreSQL, Redis, secrets, the schema.
import { createECDH, randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { Stop, step } from "./console.mjs";
import { prisma, ROOT } from "./install.mjs";
import { alive } from "./lock.mjs";

const DATABASE_KEYS = [
  "DATABASE_URL",
  "AUTH_DATABASE_URL",
  "WORKER_DATABASE_URL",
  "MIGRATION_DATABASE_URL",
];

/** The folder of MEDICONNECT_DATA, made if need be; ends with one line when it cannot be written. */
export function dataFolderOf(env = process.env) {
  const folder = resolve(ROOT, env.MEDICONNECT_DATA || ".data");
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    writeFileSync(join(folder, ".writable"), "");
    rmSync(join(folder, ".writable"));
  } catch (error) {
    throw new Stop(
      `MEDICONNECT_DATA: nothing can be written in ${folder} (${error.code}). Name another folder.`,
    );
  }
  return folder;
}

/** Secrets of demo, development and tests: made once, kept in the data folder, never committed. */
function secretsOf(folder) {
  const file = join(folder, "secrets.json");
  const stored = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const missing = ["NEXTAUTH_SECRET", "METRICS_TOKEN", "AUDIT_KEY"].filter((name) => !stored[name]);
  for (const name of missing) stored[name] = randomBytes(32).toString("base64url");
  const isNew = missing.length > 0 || !stored.VAPID_PRIVATE_KEY || !stored.ENCRYPTION_KEYS;
  stored.ENCRYPTION_KEYS ??= `1:${randomBytes(32).toString("base64")}`;
  if (!stored.VAPID_PRIVATE_KEY) Object.assign(stored, pushKeys());
  if (isNew) writeFileSync(file, JSON.stringify(stored, null, 2), { mode: 0o600 });
  return stored;
}

function pushKeys() {
  const pair = createECDH("prime256v1");
  const VAPID_PUBLIC_KEY = pair.generateKeys("base64url");
  const secret = pair.getPrivateKey("hex").padStart(64, "0");
  return { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY: Buffer.from(secret, "hex").toString("base64url") };
}

function givenDatabase() {
  if (!process.env.DATABASE_URL) return undefined;
  const missing = DATABASE_KEYS.filter((key) => !process.env[key]);
  if (missing.length > 0)
    throw new Stop(
      `DATABASE_URL is set, but not ${missing.join(" and ")}: each role has its own (see .env.example and scripts/roles.sql).`,
    );
  return Object.fromEntries(DATABASE_KEYS.map((key) => [key, process.env[key]]));
}

/** Whose services run in this folder: the process that started them, if it lives. */
function ownerOf(folder) {
  const file = join(folder, "owner");
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  return pid && alive(pid) ? pid : undefined;
}

/**
 * Brings up PostgreSQL and Redis of a data folder (or takes the given ones) and the schema. Gives the environment for
 * the application and stop(), which stops what this call started, or found left behind by a killed process.
 */
export async function ensureServices({ folder = dataFolderOf(), quiet = false } = {}) {
  const say = quiet ? (_name, work) => work(() => {}) : step;
  const adopt = ownerOf(folder) === undefined;
  if (adopt) writeFileSync(join(folder, "owner"), String(process.pid));
  const stops = [];
  const stop = async () => {
    for (const end of stops.reverse()) await end();
    if (adopt) rmSync(join(folder, "owner"), { force: true });
  };
  try {
    const database =
      givenDatabase() ??
      (await say("PostgreSQL", (note) => embeddedDatabase(folder, adopt, stops, note)));
    const redisUrl =
      process.env.REDIS_URL || (await say("Redis", () => localRedis(folder, adopt, stops)));
    const env = {
      ...process.env,
      ...secretsOf(folder),
      // Whoever verifies a deployment's log brings the key that signed its heads.
      ...(process.env.AUDIT_KEY && { AUDIT_KEY: process.env.AUDIT_KEY }),
      ...database,
      REDIS_URL: redisUrl,
      MEDICONNECT_DATA: folder,
    };
    await say("Schema", () => prisma(["migrate", "deploy"], env));
    return { env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function embeddedDatabase(dataFolder, adopt, stops, note) {
  const { ensurePostgres } = await import("./postgres.mjs");
  const db = await ensurePostgres({ checkout: ROOT, dataFolder, adopt });
  stops.push(db.stop);
  note(`port ${db.port}`);
  return {
    DATABASE_URL: db.appUrl,
    AUTH_DATABASE_URL: db.authUrl,
    WORKER_DATABASE_URL: db.workerUrl,
    MIGRATION_DATABASE_URL: db.migrationUrl,
  };
}

async function localRedis(dataFolder, adopt, stops) {
  const { ensureRedis } = await import("./redis.mjs");
  const redis = await ensureRedis({ dataFolder, adopt });
  stops.push(redis.stop);
  return redis.url;
}
