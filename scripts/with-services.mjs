// Runs a program beside the services of MEDICONNECT_DATA: those that run, or its own until the program ends.
import { main } from "./console.mjs";
import { checkNode, ensureGenerated, ensureInstalled } from "./install.mjs";

await main(async () => {
  checkNode();
  const [file, ...args] = process.argv.slice(2);
  await ensureInstalled();
  await ensureGenerated();
  const { ensureServices } = await import("./services.mjs");
  const { runTs } = await import("./run-ts.mjs");
  const { env, stop } = await ensureServices({ quiet: true });
  try {
    process.exitCode = runTs(file, args, env);
  } finally {
    await stop();
  }
});
