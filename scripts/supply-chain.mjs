// What comes in with the packages and must not go out with the source.
import { dirname, join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { bin, run } from "./tools.mjs";

const FEWEST_COMPONENTS = 100;

/** No key, token or password of a known shape in any file that git knows. */
export async function secrets() {
  const files = (await run("git", ["ls-files"])).words.trim().split("\n");
  return run(bin("secretlint"), ["--no-glob", ...files]);
}

/** Every package has its hash, and comes by HTTPS from npm where the file says from where. */
export const lockFile = () =>
  run(bin("lockfile-lint"), [
    ...["--path", "package-lock.json", "--type", "npm"],
    ...["--validate-https", "--allowed-hosts", "npm", "--validate-integrity"],
  ]);

/** What an installation consists of can be written down: `npm run sbom` prints it, CycloneDX. */
export async function billOfMaterials() {
  const { ok, words } = await run("npm", ["run", "--silent", "sbom"]);
  if (!ok) return { ok, words };
  const { components } = JSON.parse(words.slice(words.indexOf("{"), words.lastIndexOf("}") + 1));
  return { ok: components.length > FEWEST_COMPONENTS, words: `${components.length} components` };
}

/**
 * No script of `folder` is of a library with a known weakness: retire.js, whose list comes from its authors' repository, or
 * from `list` (a file or an address). Where the list is out of reach nothing was looked at, and `skipped` says so.
 */
export async function weakLibraries(folder, list = "'central'") {
  const { ok, words } = await run(bin("retire"), [
    ...["--path", folder, "--jsrepo", list, "--nocache", "--outputformat", "json"],
  ]);
  const { errors } = JSON.parse(words.slice(words.indexOf("{")));
  if (errors.some((error) => error.startsWith("Error downloading")))
    return { ok: true, skipped: "its list of weaknesses is out of reach" };
  return { ok, words };
}

/** The same of everything that a browser is given. */
export const weakScripts = async () => weakLibraries(join(dirname(await ensureBuilt()), "static"));
