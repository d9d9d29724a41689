import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prisma } from "@/scripts/install.mjs";
import { env } from "../env";

const NAME = `empty_${process.pid}`;
const FOLDERS = readdirSync("prisma/migrations")
  .filter((name) => /^\d/.test(name))
  .toSorted();
const sqlOf = (folder: string) => readFileSync(`prisma/migrations/${folder}/migration.sql`, "utf8");
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

test("patients who were there before words had pairs are found by two words", async () => {
  await owner.query(`CREATE DATABASE ${NAME}_before`);
  const database = new pg.Client({ connectionString: `${empty.href}_before` });
  await database.connect();
  try {
    const [before, after] = [
      FOLDERS.filter((one) => one < "0003"),
      FOLDERS.filter((one) => one >= "0003"),
    ];
    for (const folder of before) await database.query(sqlOf(folder));
    await database.query(`SET app.clinic_id = '00000000-0000-0000-0000-000000000000';
      INSERT INTO patients (clinic_id, id, mrn, names)
      VALUES (current_clinic(), '01900000-0000-7000-8000-000000000001', '1', '[{"family": "Núñez", "given": ["Ana"]}]');
      RESET app.clinic_id`);
    for (const folder of after) await database.query(sqlOf(folder));
    await database.query("SET app.clinic_id = '00000000-0000-0000-0000-000000000000'");
    const { rows } = await database.query(
      "SELECT term, other, other_letter FROM patient_terms ORDER BY term, other",
    );
    expect(rows.map((row) => Object.values(row).join("|"))).toEqual([
      "ana||",
      "ana|nunez|n",
      "nunez||",
    ]);
    const { rows: open } = await database.query(
      "SELECT relname FROM pg_class WHERE relname IN ('patients', 'patient_terms') AND NOT relforcerowsecurity",
    );
    expect(open).toEqual([]);
  } finally {
    await database.end();
    await owner.query(`DROP DATABASE ${NAME}_before WITH (FORCE)`);
  }
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
