// The Redis of a bare machine: found on the PATH, or Debian's as root; kept between starts (append-only file).
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { Stop } from "./console.mjs";
import { freePort } from "./ports.mjs";

const HOW = `Redis is needed and was not found. One of these:
  Debian, Ubuntu      apt-get install redis-server
  macOS               brew install redis
  Windows             inside WSL: sudo apt-get install redis-server
  anywhere else       REDIS_URL=redis://… with the address of a running one`;

const onPath = (name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0;

function program() {
  const find = () => ["redis-server", "valkey-server"].find(onPath);
  const found = find();
  if (found) return found;
  if (process.getuid?.() === 0 && onPath("apt-get")) {
    const apt = (...args) =>
      spawnSync("apt-get", args, {
        stdio: "ignore",
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
    apt("update");
    apt("install", "-y", "--no-install-recommends", "redis-server");
    const installed = find();
    if (installed) return installed;
  }
  throw new Stop(HOW);
}

async function answers(url) {
  const client = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: 1000,
  });
  client.on("error", () => {}); // told by the result
  try {
    await client.connect();
    return (await client.ping()) === "PONG";
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}

/**
 * Starts (or finds) the Redis of a data folder. Gives its URL and stop(), which stops a server that this call started
 * or that a killed owner left behind (`adopt`).
 */
export async function ensureRedis({ dataFolder, port: wanted = 56379, adopt = false }) {
  const folder = join(dataFolder, "redis");
  const file = join(dataFolder, "redis.json");
  if (existsSync(file)) {
    const { url, pid } = JSON.parse(readFileSync(file, "utf8"));
    if (await answers(url)) return { url, stop: () => adopt && stop(pid, url) };
  }
  mkdirSync(folder, { recursive: true });
  const port = await freePort(wanted);
  const password = randomBytes(18).toString("base64url");
  const url = `redis://:${password}@127.0.0.1:${port}`;
  const child = launchRedis({ url, folder });
  for (let i = 0; i < 100 && !(await answers(url)); i++) {
    if (child.exitCode !== null)
      throw new Stop(`Redis did not start; see ${join(folder, "server.log")}.`);
    await new Promise((done) => setTimeout(done, 50));
  }
  writeFileSync(file, JSON.stringify({ url, pid: child.pid }), { mode: 0o600 });
  return { url, stop: () => stop(child.pid, url) };
}

/** Starts the server of an address of this machine on the data of a folder; gives its process, which may not answer yet. */
export function launchRedis({ url, folder }) {
  const { port, password } = new URL(url);
  const log = openSync(join(folder, "server.log"), "a");
  // Settings by standard input: a password among the arguments would show in the list of processes.
  const child = spawn(program(), ["-"], { detached: true, stdio: ["pipe", log, log] });
  child.unref();
  child.stdin.end(
    `port ${port}\nbind 127.0.0.1\ndir ${JSON.stringify(folder)}\nappendonly yes\nappendfsync everysec\nsave ""\nrequirepass ${password}\n`,
  );
  return child;
}

async function stop(pid, url) {
  try {
    process.kill(pid, "SIGTERM");
  } catch {
    return; // gone already
  }
  for (let i = 0; i < 40 && (await answers(url)); i++)
    await new Promise((done) => setTimeout(done, 50));
}
