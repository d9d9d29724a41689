import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runApart } from "./run-apart";

let desk: string;
const at = (name: string) => join(desk, name);

beforeAll(async () => {
  desk = await mkdtemp(join(tmpdir(), "apart-"));
  await writeFile(at("none"), "no photo");
});
afterAll(() => rm(desk, { recursive: true }));

test("what can't be opened is said, and is no failure of the process", async () => {
  const { said, end } = await runApart("heic", [at("none"), at("out")], 60);
  expect([said, end]).toEqual([[{ fault: "broken" }], "done"]);
});

test("a process that doesn't begin in its time says nothing of the file", async () => {
  await expect(runApart("heic", [at("none"), at("out")], 0.001)).rejects.toThrow("time");
});
