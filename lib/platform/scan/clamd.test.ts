import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { env } from "../env";
import { scanFile } from "./scan";

// scan.test.ts speaks the protocol with a server of its own; here it is ClamAV, where it is installed.
const isInstalled = spawnSync("clamd", ["--version"]).status === 0;
const FOUND = "what the scanner of this test looks for";

test.skipIf(!isInstalled)(
  "ClamAV finds what it knows, wherever in a file, and nothing else (skipped: clamd is not installed)",
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "clamd-"));
    const socket = join(folder, "socket");
    const config = join(folder, "clamd.conf");
    const signature = `Test.Words:0:*:${Buffer.from(FOUND).toString("hex")}`;
    writeFileSync(join(folder, "words.ndb"), `${signature}\n`);
    writeFileSync(config, `Foreground yes\nDatabaseDirectory ${folder}\nLocalSocket ${socket}\n`);
    const clamd = spawn("clamd", ["--config-file", config], { stdio: "ignore" });
    try {
      await expect.poll(() => existsSync(socket), { timeout: 30_000 }).toBe(true);
      env().CLAMD_ADDRESS = socket;
      const scan = (words: string) => {
        writeFileSync(join(folder, "sent"), `${"x".repeat(200_000)}${words}`);
        return scanFile(join(folder, "sent"));
      };
      expect(await scan("nothing")).toBe("clean");
      expect(await scan(FOUND)).toBe("infected");
    } finally {
      env().CLAMD_ADDRESS = undefined;
      clamd.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
