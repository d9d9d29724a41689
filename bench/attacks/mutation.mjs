// Whether the matrix of who gets in where would notice a right that is wrong: the tree is copied, one policy changed there,
// and its matrix run against a build of it. Nothing of this checkout changes.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Stop, step } from "../../scripts/console.mjs";
import { ROOT } from "../../scripts/install.mjs";
import { MUTATIONS } from "./mutations.mjs";

/** A cell of the matrix by its name: who, with whose ids or in what way, and what they asked for. */
const CELL = /: (GET|POST|PUT|PATCH|DELETE)? ?\/\S*/;

/** Measures; gives of each mutation which cells went red, and whether it survived. Fails where one did. */
export async function measure({ stops }) {
  const folder = mkdtempSync(join(tmpdir(), "mediconnect-mutation-"));
  chmodSync(folder, 0o755);
  stops.push(() => rmSync(folder, { recursive: true, force: true }));
  await step("Copy of the tree", () => copyTo(folder));
  await step("The matrix as it is", checkControl);
  const mutations = [];
  for (const mutation of MUTATIONS)
    mutations.push(await step(mutation.name, (note) => withEdits(folder, mutation, note)));
  return { mutations, survived: mutations.filter(({ came }) => came === "survived").length };
}

/** What is red without a mutation says nothing of one. */
async function checkControl() {
  const { failed, wrong } = await runMatrix(ROOT);
  if (failed > 0) throw new Stop(`The matrix is red before anything is changed: ${wrong[0] ?? ""}`);
}

/** What git knows or would take, and the packages: linked where the disk is the same, copied elsewhere. */
function copyTo(folder) {
  const listed = spawnSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], { cwd: ROOT });
  if (listed.status !== 0) throw new Stop("git could not list the tree.");
  for (const file of listed.stdout.toString().split("\0").filter(Boolean)) {
    if (!existsSync(join(ROOT, file))) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(ROOT, file), join(folder, file));
  }
  const packages = join(ROOT, "node_modules");
  const linked = spawnSync("cp", ["-al", packages, folder], { stdio: "ignore" });
  if (linked.status === 0) return;
  rmSync(join(folder, "node_modules"), { recursive: true, force: true });
  cpSync(packages, join(folder, "node_modules"), { recursive: true, verbatimSymlinks: true });
}

async function withEdits(folder, { name, wall = false, edits }, note) {
  const kept = edits.map(([file]) => [
    join(folder, file),
    readFileSync(join(folder, file), "utf8"),
  ]);
  for (const [file, from, to] of edits) replaceOnce(join(folder, file), from, to);
  const { passed, wrong } = await runMatrix(folder);
  for (const [file, text] of kept) writeFileSync(file, text);
  const red = [...new Set(wrong.filter((line) => CELL.test(line)))];
  if (red.length === 0 && (passed === 0 || wrong.length > 0))
    throw new Stop(`The matrix did not run with "${name}": ${wrong[0] ?? "its words are above"}`);
  const came = red.length > 0 ? "red" : wall ? "stopped by the wall" : "survived";
  note(`${came}, ${red.length} cells`);
  return { name, came, red };
}

function replaceOnce(file, from, to) {
  const text = readFileSync(file, "utf8");
  if (text.split(from).length !== 2)
    throw new Stop(`${file} has changed: a mutation finds nothing.`);
  writeFileSync(
    file,
    text.replace(from, () => to),
  );
}

async function runMatrix(folder) {
  const args = [join(folder, "scripts/in-browser.mjs"), "matrix.spec.ts", "--retries=0"];
  const run = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  let said = "";
  run.stdout.on("data", (chunk) => {
    said += chunk;
  });
  await once(run, "close");
  try {
    return JSON.parse(said.trim().split("\n").at(-1));
  } catch {
    return { passed: 0, failed: 1, wrong: [] };
  }
}
