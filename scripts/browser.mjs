// The browser of the end-to-end tests: Playwright's own where it is, Debian's, or Debian's installed as root.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright";
import { Stop } from "./console.mjs";

const DEBIAN = "/usr/bin/chromium";

/** Path of a Chromium; undefined: Playwright's own. */
export function ensureBrowser() {
  if (existsSync(chromium.executablePath())) return undefined;
  if (existsSync(DEBIAN)) return DEBIAN;
  if (process.getuid?.() === 0) {
    const apt = (...args) =>
      spawnSync("apt-get", args, {
        stdio: "ignore",
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
    apt("update");
    apt("install", "-y", "--no-install-recommends", "chromium");
    if (existsSync(DEBIAN)) return DEBIAN;
  }
  const downloaded = spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "ignore" });
  if (downloaded.status === 0) return undefined;
  throw new Stop(
    "The tests need Chromium: apt-get install chromium, or npx playwright install chromium.",
  );
}
