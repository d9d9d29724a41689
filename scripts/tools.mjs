// Programs of the packages, run to their end.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ROOT } from "./install.mjs";

/** The path of a package's program. */
export const bin = (name) => join(ROOT, "node_modules/.bin", name);

/** Runs a program in the project's folder; gives whether it was content, and what it said. */
export async function run(command, args, env = {}) {
  const program = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env } });
  const said = [];
  for (const stream of [program.stdout, program.stderr])
    stream.on("data", (data) => said.push(data));
  const [status] = await once(program, "close");
  return { ok: status === 0, words: Buffer.concat(said).toString() };
}
