import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { weakLibraries } from "./supply-chain.mjs";

const folder = mkdtempSync(join(tmpdir(), "mediconnect-weak-"));
const list = join(folder, "list.json");
const WEAKNESS = {
  below: "2.0.0",
  severity: "high",
  cwe: ["CWE-79"],
  identifiers: { CVE: ["CVE-2026-0001"] },
  info: ["https://example.test/planted"],
};
writeFileSync(
  list,
  JSON.stringify({
    planted: {
      vulnerabilities: [WEAKNESS],
      extractors: { filecontent: ["planted library v(§§version§§)"] },
    },
  }),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a script of a weak library is found, the mended one is not", async () => {
  const script = join(folder, "script.js");
  writeFileSync(script, "/* planted library v1.4.2 */");
  const weak = await weakLibraries(folder, list);
  expect(weak.ok).toBe(false);
  expect(weak.words).toContain("CVE-2026-0001");
  writeFileSync(script, "/* planted library v2.0.0 */");
  expect(await weakLibraries(folder, list)).toMatchObject({ ok: true });
});

test("a list that is out of reach is said, one that is no list is a failure", async () => {
  const away = await weakLibraries(folder, "http://127.0.0.1:1/list.json");
  expect(away.skipped).toContain("out of reach");
  writeFileSync(list, '{"planted": 1}');
  const wrong = await weakLibraries(folder, list);
  expect(wrong.ok).toBe(false);
  expect(wrong.skipped).toBeUndefined();
});
