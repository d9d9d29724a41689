import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const tests = ["lib", "components", "scripts", "prisma/seed"].flatMap((folder) =>
  readdirSync(here(folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `${folder}/${name}`),
);
/** What changes the process that it runs in: its modules, its environment, its servers, what it keeps for good. */
const CHANGES =
  /\bvi\.(mock|stub|spyOn|use)|process\.env\b|\(env\(\)|env\(\)\.\w+ = |patchServer|\.disconnect\(|Symbol\.for\(/;
const changes = (file: string) => CHANGES.test(readFileSync(here(file), "utf8"));

export default defineConfig({
  resolve: { alias: { "@": here(".") } },
  test: {
    globalSetup: "lib/testing/global-setup.ts",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Most files share a process one after another: reading every module anew for each took as long as half of the tests.
    projects: [
      { name: "together", isolate: false, include: tests.filter((file) => !changes(file)) },
      { name: "apart", include: tests.filter(changes) },
    ].map((test) => ({
      extends: true,
      test: { ...test, setupFiles: "lib/testing/worker-setup.ts" },
    })),
  },
});
