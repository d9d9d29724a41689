// What a browser loads before a page works: the gzip of its JavaScript, page by page, from the build's own manifests.
// What a page fetches later by itself (the charts) is measured in a browser, by e2e/budget.spec.ts.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { ensureBuilt } from "./build.mjs";

const PATIENT_KB = 200;
const STAFF_KB = 260;
const FOR_PATIENTS = /^\/(sign-in(\/.*)?|home|vitals|record|account(\/devices)?)$/;
const MANIFEST = "page_client-reference-manifest.js";

/** Every page that people open, with its kilobytes and how many it may have; {ok, words} for `npm run check`. */
export async function scriptBudget() {
  const build = dirname(await ensureBuilt());
  const pages = manifestsIn(join(build, "server/app")).map((file) => sizeOf(build, file));
  const over = pages.filter(({ kilobytes, most }) => kilobytes > most);
  return {
    ok: over.length === 0 && pages.length > 0,
    words: over
      .map(({ path, kilobytes, most }) => `${path}: ${kilobytes} kB of JavaScript, at most ${most}`)
      .join("\n"),
  };
}

function manifestsIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(MANIFEST) && !name.startsWith("_"))
    .map((name) => join(folder, name));
}

function sizeOf(build, file) {
  globalThis.__RSC_MANIFEST = {};
  createRequire(import.meta.url)(file);
  const [{ entryJSFiles }] = Object.values(globalThis.__RSC_MANIFEST);
  const place = dirname(relative(join(build, "server/app"), file));
  const path = `/${place.replaceAll(/\([^)]+\)\/?/g, "")}`;
  const { rootMainFiles } = JSON.parse(readFileSync(join(build, "build-manifest.json"), "utf8"));
  const ofPage = entryJSFiles[`[project]/app/${place === "." ? "" : `${place}/`}page`] ?? [];
  const bytes = [...new Set([...rootMainFiles, ...ofPage])]
    .map((script) => join(build, script))
    .filter((script) => existsSync(script))
    .reduce((sum, script) => sum + gzipSync(readFileSync(script)).length, 0);
  const most = FOR_PATIENTS.test(path) ? PATIENT_KB : STAFF_KB;
  return { path, kilobytes: Math.round(bytes / 1000), most };
}
