import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Bundle, BundleEntry } from "fhir/r4";
import fhirpath from "fhirpath";
import r4 from "fhirpath/fhir-context/r4";
import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/platform/auth/actor";
import { clinicKeysAs } from "@/lib/platform/crypto/clinic-keys";
import { NOBODY, queryAs, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { type ImportReport, importFiles } from "./import-files";
import { type KeptOriginal, readingBy } from "./seal-patients";

const FOLDER = resolve("../shared/data/fhir");
const isThere = existsSync(FOLDER);
if (!isThere) process.stderr.write(`skipped: no sample bundles in ${FOLDER}\n`);

let clinicId = "";
const rows = (text: string, values: unknown[] = []) =>
  queryAs({ clinicId, userId: NOBODY, path: "seed" }, text, values);

async function makeTrialClinic() {
  clinicId = uuid7();
  const data = { id: clinicId, slug: clinicId, name: "Trial", timeZone: "Europe/Madrid" };
  await writeAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) => tx.clinic.create({ data }));
}

/** What an expression finds, always as a list. */
const find = (resource: object, path: string): unknown[] =>
  fhirpath.evaluate(resource, path, undefined, r4, { async: false });
const first = (resource: object, path: string) => find(resource, path)[0] ?? null;
const text = (resource: object, path: string) =>
  first(resource, path) === null ? null : String(first(resource, path));
const moment = (resource: object, path: string) => {
  const value = text(resource, path);
  return value && new Date(value).toISOString();
};
const sorted = (list: Record<string, unknown>[]) => list.map((row) => JSON.stringify(row)).sort();
const UTC = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

describe.skipIf(!isThere)("the sample patients", () => {
  const names = isThere ? readdirSync(FOLDER).filter((name) => name.endsWith(".json")) : [];
  const bundles = new Map(
    names.map((name) => [name, JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as Bundle]),
  );
  const patients = [...bundles.values()].filter((bundle) =>
    first(bundle, "entry.resource.ofType(Patient)"),
  );
  let report: ImportReport;
  beforeAll(async () => {
    await makeTrialClinic();
    report = await importFiles(systemActor(clinicId), [FOLDER], null);
  });

  test("as many of each type as the bundles have, in the report and in the database", async () => {
    const wanted: Record<string, number> = {};
    for (const bundle of bundles.values()) {
      for (const type of find(bundle, "entry.resource.resourceType"))
        wanted[String(type)] = (wanted[String(type)] ?? 0) + 1;
    }
    expect(report.errors).toEqual([]);
    expect(
      Object.fromEntries(
        Object.entries(report.byType).map(([type, counts]) => [type, counts.inserted]),
      ),
    ).toEqual(wanted);
    const kept = await rows(
      "SELECT resource_type AS type, count(*)::int AS n FROM fhir_resources GROUP BY 1",
    );
    expect(Object.fromEntries(kept.map(({ type, n }) => [type, n]))).toEqual(wanted);
    const [counts] =
      await rows(`SELECT (SELECT count(*) FROM patients)::int AS "Patient", (SELECT count(*) FROM conditions)::int AS "Condition",
      (SELECT count(*) FROM encounters)::int AS "Encounter", (SELECT count(*) FROM procedures)::int AS "Procedure",
      (SELECT count(*) FROM immunizations)::int AS "Immunization", (SELECT count(*) FROM diagnostic_reports)::int AS "DiagnosticReport",
      (SELECT count(*) FROM medication_requests)::int AS "MedicationRequest", (SELECT count(*) FROM allergy_intolerances)::int AS "AllergyIntolerance",
      ((SELECT count(*) FROM observations) + (SELECT count(*) FROM readings))::int AS "Observation"`);
    for (const [type, n] of Object.entries(counts ?? {}))
      expect([type, n]).toEqual([type, wanted[type]]);
  });

  test("originals are byte for byte what the file has", async () => {
    const name = names.find((one) => one.startsWith("Bernardo")) ?? "";
    const file = readFileSync(join(FOLDER, name), "utf8");
    const id = first(bundles.get(name) ?? {}, "entry.resource.ofType(Patient).id");
    const kept = await rows(
      `SELECT o.id, o.body, o.key_number AS "keyNumber" FROM fhir_resources o JOIN fhir_resources p USING (patient_id) WHERE p.resource_type = 'Patient' AND p.fhir_id = $1`,
      [id],
    );
    expect(kept.length).toBeGreaterThan(100);
    const textOf = readingBy(await clinicKeysAs({ clinicId, userId: NOBODY }));
    for (const one of kept) expect(file.includes(textOf(one as KeptOriginal))).toBe(true);
  });

  test("the deceased stay deceased, Ordóñez stays Ordóñez", async () => {
    const wanted = patients.map((bundle) => ({
      family: text(bundle, "entry.resource.ofType(Patient).name.where(use = 'official').family"),
      birth: text(bundle, "entry.resource.ofType(Patient).birthDate"),
      deceased: text(bundle, "entry.resource.ofType(Patient).deceased"),
    }));
    const found = await rows(
      "SELECT names -> 0 ->> 'family' AS family, birth_date AS birth, deceased FROM patients",
    );
    expect(sorted(found)).toEqual(sorted(wanted));
    expect(found.filter(({ deceased }) => deceased)).toHaveLength(2);
    expect(found.some(({ family }) => String(family).startsWith("Ordóñez"))).toBe(true);
  });

  test("a second time nothing changes", async () => {
    const again = await importFiles(systemActor(clinicId), [FOLDER], null);
    expect({ ...again, byType: {} }).toEqual({
      inserted: 0,
      updated: 0,
      unchanged: report.inserted,
      failed: 0,
      byType: {},
      errors: [],
    });
  });

  const three = patients.slice(0, 3);
  const ofPatient = (bundle: Bundle, type: string, more: string) =>
    [
      `SELECT ${more} JOIN fhir_resources o ON o.clinic_id = r.clinic_id AND o.local_id = r.id AND o.resource_type = '${type}'
     JOIN fhir_resources p ON p.patient_id = r.patient_id AND p.resource_type = 'Patient' WHERE p.fhir_id = '${first(bundle, "entry.resource.ofType(Patient).id")}'`,
    ].join("");
  const resources = (bundle: Bundle, path: string) =>
    find(bundle, `entry.resource.${path}`) as NonNullable<BundleEntry["resource"]>[];
  const coded = (one: object, path = "code") => ({
    system: text(one, `${path}.coding[0].system`),
    code: text(one, `${path}.coding[0].code`),
    display: text(one, `${path}.text`),
  });

  test.each(
    three.map((bundle) => [first(bundle, "entry.resource.ofType(Patient).name[0].family"), bundle]),
  )("every vital sign of %s says what the file says", async (_, given) => {
    const bundle = given as Bundle;
    const vitals =
      "ofType(Observation).where(code.coding.code in ('8302-2' | '29463-7' | '39156-5' | '55284-4' | '8331-1' | '72514-3'))";
    const part = (one: object, code: string) =>
      text(one, `component.where(code.coding.code = '${code}').value.value`);
    const wanted = resources(bundle, vitals).map((one) => ({
      id: one.id,
      code: text(one, "code.coding[0].code"),
      status: text(one, "status"),
      value: text(one, "value.value"),
      unit: text(one, "value.code") ?? text(one, "component[0].value.code"),
      systolic: part(one, "8480-6"),
      diastolic: part(one, "8462-4"),
      measured: text(one, "effective"),
      at: moment(one, "effective"),
    }));
    const found = await rows(
      ofPatient(
        bundle,
        "Observation",
        `o.fhir_id AS id, r.code, r.status, r.value::text, r.unit, r.systolic::text, r.diastolic::text, s.measured,
          to_char(r.measured_at AT TIME ZONE 'UTC', ${UTC}) AS at
          FROM readings r JOIN vital_sets s ON s.clinic_id = r.clinic_id AND s.id = r.vital_set_id AND s.measured_at = r.measured_at`,
      ),
    );
    const plain = (row: Record<string, unknown>) => {
      for (const key of ["value", "systolic", "diastolic"])
        row[key] = row[key] === null ? null : Number(row[key]);
      return row;
    };
    expect(wanted.length).toBeGreaterThan(0);
    expect(sorted(found.map(plain))).toEqual(sorted(wanted.map(plain)));
  });

  test.each(
    patients.map((bundle) => [
      first(bundle, "entry.resource.ofType(Patient).name[0].family"),
      bundle,
    ]),
  )("every condition and medicine of %s says what the file says", async (_, given) => {
    const bundle = given as Bundle;
    const conditions = resources(bundle, "ofType(Condition)").map((one) => ({
      id: one.id,
      ...coded(one),
      clinical: text(one, "clinicalStatus.coding.code"),
      verification: text(one, "verificationStatus.coding.code"),
      onset: text(one, "onset"),
      at: moment(one, "onset"),
      abatement: text(one, "abatement"),
      recorded: text(one, "recordedDate"),
      encounter: text(one, "encounter.reference")?.slice(9),
    }));
    const withVisit =
      "LEFT JOIN fhir_resources e ON e.clinic_id = r.clinic_id AND e.local_id = r.encounter_id";
    const codes = "o.fhir_id AS id, r.code_system AS system, r.code, r.display";
    expect(
      sorted(
        await rows(
          ofPatient(
            bundle,
            "Condition",
            `${codes}, r.clinical_status AS clinical, r.verification_status AS verification, r.onset,
          to_char(r.onset_at AT TIME ZONE 'UTC', ${UTC}) AS at, r.abatement, r.recorded_date AS recorded, e.fhir_id AS encounter FROM conditions r ${withVisit}`,
          ),
        ),
      ),
    ).toEqual(sorted(conditions));
    const medicines = resources(bundle, "ofType(MedicationRequest)").map((one) => ({
      id: one.id,
      ...coded(one, "medication"),
      status: text(one, "status"),
      intent: text(one, "intent"),
      authored: text(one, "authoredOn"),
      at: moment(one, "authoredOn"),
      encounter: text(one, "encounter.reference")?.slice(9),
      doctor: text(
        bundle,
        `entry.where(fullUrl = '${text(one, "requester.reference")}').resource.name.family`,
      ),
    }));
    expect(
      sorted(
        await rows(
          ofPatient(
            bundle,
            "MedicationRequest",
            `${codes}, r.status, r.intent, r.authored, to_char(r.authored_at AT TIME ZONE 'UTC', ${UTC}) AS at,
          e.fhir_id AS encounter, d.names -> 0 ->> 'family' AS doctor FROM medication_requests r ${withVisit}
          LEFT JOIN practitioners d ON d.clinic_id = r.clinic_id AND d.id = r.practitioner_id`,
          ),
        ),
      ),
    ).toEqual(sorted(medicines));
  });
});

test("files that are no bundles are named, and the others imported", async () => {
  await makeTrialClinic();
  const folder = mkdtempSync(join(tmpdir(), "fhir-"));
  const patient = { resourceType: "Patient", id: "p", deceasedBoolean: true };
  writeFileSync(join(folder, "a.json"), "{");
  writeFileSync(join(folder, "b.json"), JSON.stringify({ resourceType: "Patient" }));
  writeFileSync(
    join(folder, "c.json"),
    JSON.stringify({ resourceType: "Bundle", entry: [{ resource: patient }, {}] }),
  );
  writeFileSync(join(folder, "notes.txt"), "no");
  const { errors, inserted, failed } = await importFiles(
    systemActor(clinicId),
    [folder, join(folder, "c.json")],
    null,
  );
  rmSync(folder, { recursive: true });
  expect(
    errors
      .map(({ file, path, reason }) => `${file.slice(folder.length + 1)}: ${path}: ${reason}`)
      .sort(),
  ).toEqual([
    "a.json: $: ends too early",
    "b.json: $.resourceType: not a Bundle",
    "c.json: $.entry[1].resource: missing",
  ]);
  expect([inserted, failed]).toEqual([1, 3]);
  expect(await rows("SELECT deceased, mrn FROM patients")).toEqual([
    { deceased: "true", mrn: "p" },
  ]);
});
