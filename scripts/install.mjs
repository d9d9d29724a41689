// Packages as the lock says; only when the lock changed. Needs nothing but Node and npm.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Stop } from "./console.mjs";
import { alive, withLock } from "./lock.mjs";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const RUNNING = join(ROOT, ".run");
const MARK = join(ROOT, "node_modules/.mediconnect-lock");

/** Ends with one line when Node is older than package.json's engines says. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stop(
    `Node ${process.versions.node} is too old: MediConnect Pro needs 20.19 or newer (nodejs.org, or your version manager).`,
  );
}

/** Says that a server of this checkout runs as this process, so that nobody replaces its packages or its build. */
export function announceRunning(what) {
  mkdirSync(RUNNING, { recursive: true });
  const file = join(RUNNING, String(process.pid));
  writeFileSync(file, what);
  process.once("exit", () => rmSync(file, { force: true }));
}

/** What the running servers of this checkout announced. */
export function running() {
  if (!existsSync(RUNNING)) return [];
  return readdirSync(RUNNING)
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      if (alive(Number(pid)))
        return [{ pid: Number(pid), what: readFileSync(join(RUNNING, pid), "utf8") }];
      rmSync(join(RUNNING, pid), { force: true });
      return [];
    });
}

/** Installs the packages of package-lock.json when they aren't there yet. */
export async function ensureInstalled(note = () => {}) {
  const wanted = createHash("sha256")
    .update(readFileSync(join(ROOT, "package-lock.json")))
    .digest("hex");
  const current = () => existsSync(MARK) && readFileSync(MARK, "utf8") === wanted;
  if (current()) return note("unchanged");
  await withLock(join(ROOT, ".run/install.lock"), () => {
    if (current()) return;
    const others = running().filter(({ pid }) => pid !== process.pid);
    if (others.length > 0 && existsSync(MARK)) {
      throw new Stop(
        `The packages changed while a server of this folder runs (process ${others[0].pid}): stop it first.`,
      );
    }
    const done = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: ROOT,
      stdio: ["ignore", 2, 2],
    });
    if (done.status !== 0) throw new Stop("npm ci failed; its words are above.");
    writeFileSync(MARK, wanted);
  });
}

/** Generates Prisma's client when the schema changed; it is not committed. */
export async function ensureGenerated() {
  const folder = join(ROOT, "prisma/schema");
  const hash = createHash("sha256");
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  const wanted = hash.digest("hex");
  const mark = join(ROOT, "prisma/generated/.schema-hash");
  const current = () => existsSync(mark) && readFileSync(mark, "utf8") === wanted;
  if (current()) return;
  await withLock(join(ROOT, ".run/generate.lock"), () => {
    if (current()) return;
    prisma(["generate"]);
    writeFileSync(mark, wanted);
  });
}

/** Runs Prisma's CLI; the WebAssembly schema engine stands in where its own cannot be downloaded. */
export function prisma(args, env = {}) {
  const engine = join(ROOT, "scripts/schema-engine.mjs");
  const done = spawnSync(
    process.execPath,
    [join(ROOT, "node_modules/prisma/build/index.js"), ...args],
    {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 180_000,
      env: {
        PRISMA_SCHEMA_ENGINE_BINARY: engine,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        ...process.env,
        ...env,
      },
    },
  );
  if (done.status === 0) return done.stdout;
  throw new Stop(`prisma ${args.join(" ")} failed:\n${done.stdout}${done.stderr}`);
}
