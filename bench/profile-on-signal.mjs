// Loaded before the web server (--import): SIGUSR2 starts a CPU profile, the next one ends it and writes its shares.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";

const file = process.env.BENCH_PROFILE_FILE;
// "dispatch" is the profiler itself.
const NOT_WORK = new Set(["(idle)", "(root)", "(program)", "dispatch"]);
let session;

async function toggle() {
  if (!session) {
    rmSync(`${file}.done`, { force: true });
    session = new Session();
    session.connect();
    await session.post("Profiler.enable");
    await session.post("Profiler.setSamplingInterval", { interval: 200 });
    await session.post("Profiler.start");
    return;
  }
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  session = undefined;
  writeFileSync(file, JSON.stringify(sharesOf(profile)));
  writeFileSync(`${file}.done`, "");
}

/** Shares of the busy time: functions by own time, and files or packages by the own time of what is in them. */
function sharesOf({ nodes, samples, timeDeltas }) {
  const own = new Map();
  samples.forEach((id, i) => void own.set(id, (own.get(id) ?? 0) + timeDeltas[i]));
  const functions = new Map();
  const files = new Map();
  let busy = 0;
  for (const { id, callFrame } of nodes) {
    const time = own.get(id) ?? 0;
    if (time === 0 || NOT_WORK.has(callFrame.functionName)) continue;
    busy += time;
    const place = placeOf(callFrame);
    const name = `${callFrame.functionName || "(anonymous)"} ${place.at}`;
    functions.set(name, (functions.get(name) ?? 0) + time);
    files.set(place.group, (files.get(place.group) ?? 0) + time);
  }
  const top = (map, count) =>
    [...map]
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([name, time]) => [name, Number((time / busy).toFixed(4))]);
  return { functions: top(functions, 15), files: top(files, 20) };
}

const maps = new Map();

/** The source map of a built file. The standalone folder has none: they lie beside it, in the build. */
function mapOf(path) {
  const built = `${path.replace(/(\.builds\/[^/]+)\/standalone\/\1\//, "$1/")}.map`;
  if (!maps.has(path))
    maps.set(path, existsSync(built) && new SourceMap(JSON.parse(readFileSync(built, "utf8"))));
  return maps.get(path);
}

/** Where a call frame was written; a package of node_modules counts as one. */
function placeOf({ url, lineNumber, columnNumber }) {
  if (!url) return { at: "", group: "(engine)" };
  const path = url.startsWith("file:") ? fileURLToPath(url) : url;
  const entry = path.includes("/.builds/") && mapOf(path)?.findEntry?.(lineNumber, columnNumber);
  const source = decodeURIComponent(entry?.originalSource ?? path);
  const line = (entry?.originalLine ?? lineNumber) + 1;
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)/.exec(source);
  if (inPackage) return { at: `${inPackage[1]}/${inPackage[2]}:${line}`, group: inPackage[1] };
  const short = source.replace(/.*(?:\[project\]|\.builds\/[^/]+|\/\.\.)\//, "");
  return { at: `${short}:${line}`, group: short };
}

if (file) process.on("SIGUSR2", () => void toggle());
