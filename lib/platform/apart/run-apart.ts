import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Said, Task } from "./task";

const MEGABYTE = 1024 * 1024;
const MOST_MEMORY = 1024 * MEGABYTE;
const LOOK_MS = 100;
const PAGE_BYTES = 4096;

/** What a task said until it ended, and how that was. */
export type Apart = { said: Said[]; end: "done" | "crashed" | "memory" | "time" };

/**
 * Opens a file of a stranger in a process of its own, which has no secret and no way to anything but these files: its
 * libraries may hang, crash or eat memory, and then it is ended after `seconds` or above a gigabyte. Fails when the process
 * couldn't begin.
 */
export async function runApart(task: Task, files: string[], seconds: number): Promise<Apart> {
  const child = spawn(process.execPath, [...program(), task, ...files], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: { NODE_ENV: "production" },
  });
  const said: Said[] = [];
  let end: Apart["end"] | undefined;
  const stop = (why: Apart["end"]) => {
    end ??= why;
    child.kill("SIGKILL");
  };
  child.on("message", (one: Said) => said.push(one));
  const late = setTimeout(() => stop("time"), seconds * 1000);
  const watch = setInterval(async () => {
    if ((await memoryOf(child.pid)) > MOST_MEMORY) stop("memory");
  }, LOOK_MS);
  try {
    const code = await new Promise<number | null>((done, fail) => {
      child.once("error", fail);
      child.once("close", done);
    });
    end ??= code === 0 ? "done" : "crashed";
  } finally {
    clearTimeout(late);
    clearInterval(watch);
  }
  const began = said.some(({ ready }) => ready);
  if (!began && end !== "memory") throw new Error(`a file's process did not begin: ${end}`);
  return { said: said.filter(({ ready }) => !ready), end };
}

/** Beside the worker's own file once it is built; from the source in tests and while developing. */
function program(): string[] {
  if (!import.meta.url.endsWith(".ts"))
    return [fileURLToPath(new URL("./apart.mjs", import.meta.url))];
  const loader = createRequire(import.meta.url).resolve("tsx/esm");
  const source = fileURLToPath(new URL("./main.ts", import.meta.url));
  return ["--import", pathToFileURL(loader).href, source];
}

/** Bytes that a process has in memory now; 0 where this machine doesn't tell. */
async function memoryOf(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "");
  return Number(text.split(" ")[1] ?? 0) * PAGE_BYTES;
}
