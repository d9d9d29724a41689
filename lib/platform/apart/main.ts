import type { Say, Task } from "./task";

const TASKS: Record<Task, () => Promise<(from: string, to: string, say: Say) => Promise<void>>> = {
  heic: () => import("./heic").then(({ heicToPng }) => heicToPng),
  pdf: () => import("./pdf").then(({ lookAtPdf }) => lookAtPdf),
};

const [task, from = "", to = ""] = process.argv.slice(2);
const say: Say = (said) => process.send?.(said);
const work = await TASKS[task as Task]();
say({ ready: true });
await work(from, to, say);
process.disconnect();
process.exit(0);
