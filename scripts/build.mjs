// The production build: a folder for each state of the source, so that none changes under a running server.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { main, Stop } from "./console.mjs";
import { ensureGenerated, ROOT, running } from "./install.mjs";
import { withLock } from "./lock.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "messages",
  "public",
  "prisma/schema",
  "prisma/migrations",
  "next.config.ts",
  "proxy.ts",
  "instrumentation.ts",
  "package-lock.json",
  "tsconfig.json",
  "postcss.config.mjs",
  "scripts/build.mjs",
];
/** Tests, and what the build itself puts among the sources. */
const LEFT_OUT = /\.test\.tsx?$|^vendor$/;

function hashOf(path, hash) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    hash.update(path.slice(ROOT.length)).update(readFileSync(path));
    return;
  }
  for (const name of readdirSync(path).sort())
    if (!LEFT_OUT.test(name)) hashOf(join(path, name), hash);
}

function sourceHash() {
  const hash = createHash("sha256");
  for (const source of SOURCES) hashOf(join(ROOT, source), hash);
  return hash.digest("hex").slice(0, 16);
}

/** What pages load by an address of its own: from here, no foreign host. */
function copyVendorScripts() {
  const target = join(ROOT, "public/vendor");
  mkdirSync(target, { recursive: true });
  cpSync(
    join(ROOT, "node_modules/@scalar/api-reference/dist/browser/standalone.js"),
    join(target, "api-reference.js"),
  );
  cpSync(
    join(ROOT, "node_modules/pdfjs-dist/build/pdf.worker.min.mjs"),
    join(target, "pdf.worker.mjs"),
  );
}

/** The worker beside the web server, and what it opens files with: our code in one file each, packages as they are installed. */
function buildWorker(folder) {
  buildSync({
    entryPoints: {
      worker: join(ROOT, "lib/worker/main.ts"),
      apart: join(ROOT, "lib/platform/apart/main.ts"),
    },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    logLevel: "error",
  });
}

/** The first Next of this line without the holes that were published since; nothing older is built. */
const OLDEST_NEXT = [16, 2, 11];

const installedNext = () =>
  JSON.parse(readFileSync(join(ROOT, "node_modules/next/package.json"), "utf8")).version;

function refuseOldNext(version) {
  if (isOlder(version, OLDEST_NEXT))
    throw new Stop(`Next ${version} has known holes: ${OLDEST_NEXT.join(".")} or newer is built.`);
}

/** Whether a version (16.4.6, 16.3.0-canary.1) comes before three numbers. */
export function isOlder(version, numbers) {
  const parts = version.split(/[.-]/).map(Number);
  const at = numbers.findIndex((number, index) => parts[index] !== number);
  return at >= 0 && parts[at] < numbers[at];
}

/** Builds when this state of the source has no build yet. Gives the folder to run. */
export async function ensureBuilt(note = () => {}, next = installedNext()) {
  refuseOldNext(next);
  await ensureGenerated();
  const name = `.builds/${sourceHash()}`;
  const folder = join(ROOT, name, "standalone");
  const done = join(ROOT, name, "complete");
  if (existsSync(done)) {
    note("unchanged");
    return folder;
  }
  await withLock(join(ROOT, ".run/build.lock"), () => {
    if (existsSync(done)) return;
    copyVendorScripts();
    const settings = join(ROOT, "tsconfig.json"); // next build adds each build's folder to it
    const before = readFileSync(settings);
    const env = {
      ...process.env,
      BUILD_DIR: name,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    };
    const built = spawnSync(
      process.execPath,
      [join(ROOT, "node_modules/next/dist/bin/next"), "build"],
      { cwd: ROOT, env, encoding: "utf8" },
    );
    writeFileSync(settings, before);
    if (built.status !== 0) throw new Stop(`The build failed:\n${built.stdout}${built.stderr}`);
    buildWorker(join(ROOT, name));
    cpSync(join(ROOT, name, "static"), join(folder, name, "static"), { recursive: true });
    cpSync(join(ROOT, "public"), join(folder, "public"), { recursive: true });
    writeFileSync(done, "");
    removeOldBuilds(name);
  });
  return folder;
}

function removeOldBuilds(current) {
  const inUse = running().map(({ what }) => what);
  for (const entry of readdirSync(join(ROOT, ".builds"))) {
    const name = `.builds/${entry}`;
    if (name !== current && !inUse.some((what) => what.includes(entry)))
      rmSync(join(ROOT, name), { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main(() => ensureBuilt());
