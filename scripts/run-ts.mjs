// Runs one of our TypeScript programs; `@/…` and server-only as in the application.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./install.mjs";

/**
 * Runs it to its end with this process's terminal. Gives its exit code.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} env
 * @param {import("node:child_process").StdioOptions} stdio
 */
export function runTs(file, args, env, stdio = "inherit") {
  const tsx = join(ROOT, "node_modules/tsx/dist/cli.mjs");
  const { status, signal } = spawnSync(
    process.execPath,
    [tsx, "--conditions=react-server", join(ROOT, file), ...args],
    { cwd: ROOT, env, stdio },
  );
  return status ?? (signal ? 130 : 1);
}
