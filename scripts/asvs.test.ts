import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { PAGE, pageOf, TABLE } from "./asvs.mjs";

const STANDARD = "../shared/data/asvs-5.0.0.csv";
/** Of level 3 these chapters are in the table, whole. */
const OF_HEALTH_DATA = ["V6", "V7", "V8", "V9", "V14", "V16"];

const table = z.array(
  z.strictObject({
    id: z.string().regex(/^V\d+\.\d+\.\d+$/),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    gist: z.string().regex(/^\S+( \S+){2,7}$/, "three to eight words"),
    state: z.enum(["met", "partly", "not met", "not applicable"]),
    how: z.string().min(8),
    test: z
      .string()
      .regex(/\.(test|spec)\.ts$/)
      .optional(),
  }),
);
const rows = table.parse(JSON.parse(readFileSync(TABLE, "utf8")));
const ids = rows.map(({ id }) => id);
const numbersOf = (id: string) => id.slice(1).split(".").map(Number);
const inOrder = (a: string, b: string) => {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  const at = left.findIndex((number, index) => number !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
};

test("the page is what the table gives", () => {
  expect(readFileSync(PAGE, "utf8")).toBe(pageOf(rows));
});

test("each requirement is there once, in order", () => {
  expect(ids).toEqual([...new Set(ids)].toSorted(inOrder));
});

test("every test that is named exists, and only what is met or partly has one", () => {
  for (const { id, state, test: file } of rows) {
    if (!file) continue;
    expect(existsSync(file), `${id}: ${file}`).toBe(true);
    expect(["met", "partly"], id).toContain(state);
  }
});

test("every file that is named exists", () => {
  const named = rows.flatMap(({ id, how }) =>
    [...how.matchAll(/\b(?:app|components|docs|e2e|lib|prisma|scripts)\/[\w./()-]*\w/g)].map(
      ([path]) => [id, path] as const,
    ),
  );
  expect(named.length).toBeGreaterThan(50);
  for (const [id, path] of named) expect(existsSync(path), `${id}: ${path}`).toBe(true);
});

test.skipIf(!existsSync(STANDARD))(
  "no requirement lacks, none is unknown, each has its level",
  () => {
    const text = readFileSync(STANDARD, "utf8");
    // A description may hold line ends; the id stands before it, the level after it.
    const asked = [...text.matchAll(/(V\d+\.\d+\.\d+),(?:"(?:[^"]|"")*"|[^,"]*),([123])\s/g)].map(
      ([, id = "", level]) => ({ id, level: Number(level) }),
    );
    expect(asked.length).toBe(345);
    const needed = asked.filter(
      ({ id, level }) => level < 3 || OF_HEALTH_DATA.includes(id.split(".")[0] ?? ""),
    );
    expect(rows.map(({ id, level }) => ({ id, level }))).toEqual(
      needed.toSorted((a, b) => inOrder(a.id, b.id)),
    );
  },
);
