// Runs the newest build as it is, for a deployment: no services, no seed.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { main, Stop } from "./console.mjs";
import { ROOT } from "./install.mjs";

await main(async () => {
  const builds = readdirSync(join(ROOT, ".builds")).map((name) => join(ROOT, ".builds", name));
  const newest = builds.toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  if (!newest) throw new Stop("There is no build: npm run build");
  await import(pathToFileURL(join(newest, "standalone/server.js")).href);
});
