import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prisma } from "@/scripts/install.mjs";
import { env } from "../env";

const NAME = `empty_${process.pid}`;
const home = new URL(env().MIGRATION_DATABASE_URL ?? "");
home.pathname = "/postgres";
const owner = new pg.Client({ connectionString: home.href });
const empty = new URL(home);
empty.pathname = `/${NAME}`;

beforeAll(async () => {
  await owner.connect();
  await owner.query(`CREATE DATABASE ${NAME}`);
});
afterAll(async () => {
  await owner.query(`DROP DATABASE ${NAME} WITH (FORCE)`);
  await owner.end();
});

test("all migrations apply to an empty database, and schema and database then don't differ", () => {
  const given = { MIGRATION_DATABASE_URL: empty.href };
  expect(prisma(["migrate", "deploy"], given)).toContain("successfully applied");
  const diff = prisma(
    ["migrate", "diff", "--exit-code", "--from-config-datasource", "--to-schema", "prisma/schema"],
    given,
  );
  expect(diff).toContain("No difference detected");
});

// Prisma means something else than it seems to on an optional composite relation: write the scalar.
test("nothing uses disconnect or `is: null`", () => {
  const files = readdirSync(".", { recursive: true, encoding: "utf8" }).filter(
    (file) =>
      /^(app|lib|prisma\/seed)\/.*\.tsx?$/.test(file) && !file.endsWith("migrations.db.test.ts"),
  );
  expect(files.length).toBeGreaterThan(50);
  const wrong = files.filter((file) =>
    /\bdisconnect:|\bis:\s*null\b/.test(readFileSync(file, "utf8")),
  );
  expect(wrong).toEqual([]);
});
