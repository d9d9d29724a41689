// The browser of the end-to-end tests: Playwright's own where it is, Debian's, or Debian's installed as root.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright";
import { Stop } from "./console.mjs";

// The one without a window costs the tests about half of what the whole browser does.
const DEBIANS = ["chromium-headless-shell", "chromium"];
const debians = () => DEBIANS.map((name) => `/usr/bin/${name}`).find(existsSync);

/** Path of a Chromium; undefined: Playwright's own. */
export function ensureBrowser() {
  if (existsSync(chromium.executablePath())) return undefined;
  if (debians()) return debians();
  if (process.getuid?.() === 0) {
    const apt = (...args) =>
      spawnSync("apt-get", args, {
        stdio: "ignore",
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
    apt("update");
    for (const name of DEBIANS) {
      apt("install", "-y", "--no-install-recommends", name);
      if (debians()) return debians();
    }
  }
  const downloaded = spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "ignore" });
  if (downloaded.status === 0) return undefined;
  throw new Stop(
    "The tests need Chromium: apt-get install chromium, or npx playwright install chromium.",
  );
}
