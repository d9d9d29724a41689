import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { openPool } from "@/lib/platform/db/pools";
import { PLATFORM_CLINIC, queryAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { makeClinic } from "@/lib/testing/factories";
import { importDiagnosisCodes } from "./import-diagnosis-codes";
import { searchDiagnosisCodes } from "./search-diagnosis-codes";

const folder = mkdtempSync(join(tmpdir(), "icd10-"));
const owner = openPool(env().MIGRATION_DATABASE_URL ?? "", 1);
const CM = "http://hl7.org/fhir/sid/icd-10-cm";
let actor: Actor;

beforeAll(async () => {
  actor = systemActor((await makeClinic("import-codes")).clinicId);
});
afterAll(async () => {
  await owner.query(`SET app.clinic_id = '${PLATFORM_CLINIC}'`);
  await owner.query("DELETE FROM diagnosis_codes WHERE system = $1", [CM]);
  await owner.end();
  rmSync(folder, { recursive: true });
});

const bring = (
  name: string,
  content: string | Buffer,
  language: "es" | "en",
  source: string = name,
) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return importDiagnosisCodes(owner, path, { system: CM, language, source });
};
const first = async (q: string, language: "es" | "en") =>
  (await searchDiagnosisCodes(actor, { q, language, limit: 20 })).items[0];

const codesFile = [
  "A0101   Typhoid meningitis",
  "S93401A Sprain of right ankle, initial encounter",
];

test("codes come in, the same file changes nothing, a changed text changes its words", async () => {
  const nothing = { inserted: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, errors: [] };
  const text = codesFile.join("\r\n");
  expect(await bring("one", text, "en")).toEqual({ ...nothing, inserted: 2 });
  expect(await bring("one", text, "en")).toEqual({ ...nothing, unchanged: 2 });
  expect(await first("ankle sprain initial", "en")).toEqual({
    system: CM,
    code: "S93.401A",
    display: "Sprain of right ankle, initial encounter",
    other: null,
    source: "one",
  });
  const changed = text.replace("meningitis", "encephalitis");
  expect(await bring("one", changed, "en")).toEqual({ ...nothing, updated: 1, unchanged: 1 });
  expect(await first("typhoid meningitis", "en")).toBeUndefined();
  expect((await first("typhoid encephalitis", "en"))?.code).toBe("A01.01");
});

test("the other language joins the code; Latin-1 is read", async () => {
  const table = 'Código;Descripción\nA01.01;"Meningitis tifoidea aguda, año 1"\n';
  const report = await bring("dos", Buffer.from(table, "latin1"), "es", "CIE-10-ES 2026");
  expect(report).toMatchObject({ updated: 1, skipped: 1, failed: 0 });
  expect(await first("typhoid", "es")).toMatchObject({
    code: "A01.01",
    display: "Meningitis tifoidea aguda, año 1",
    source: "CIE-10-ES 2026",
  });
});

test("what cannot be read is named by its line, and the rest is stored", async () => {
  const lines = ["A0102   Typhoid heart", "?????   nonsense", "A0102   Something else", "A0103   "];
  const report = await bring("faulty", lines.join("\n"), "en");
  expect(report).toMatchObject({ inserted: 1, failed: 3 });
  expect(report.errors.map(({ line }) => line)).toEqual([2, 3, 4]);
});

test("of a code in two lists one row is shown, in the reader's language", async () => {
  await bring("zwei", "E119    Type 2 diabetes mellitus without complications (CM)", "en");
  const english = await searchDiagnosisCodes(actor, { q: "E11.9", language: "en", limit: 20 });
  expect(english.items).toMatchObject([{ system: CM, source: "zwei" }]);
  expect(await first("E11.9", "es")).toMatchObject({ source: "shipped" });
});

test("the application's role changes nothing", async () => {
  for (const statement of [
    "UPDATE diagnosis_codes SET es = 'x'",
    "DELETE FROM diagnosis_codes",
    "DELETE FROM diagnosis_terms",
  ])
    await expect(queryAs(actor, statement, [])).rejects.toMatchObject({ code: "42501" });
  expect(
    await queryAs(
      systemActor(PLATFORM_CLINIC),
      "SELECT count(*)::int AS n FROM audit_events WHERE part = 'diagnosis-codes'",
      [],
    ),
  ).toMatchObject([{ n: expect.any(Number) }]);
});
