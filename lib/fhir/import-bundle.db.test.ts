import { beforeEach, expect, test } from "vitest";
import { systemActor } from "@/lib/platform/auth/actor";
import { NOBODY, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { bundleOf, makeTrial } from "@/lib/testing/bundles";
import { numbersOf } from "@/lib/testing/charts";
import { importBundle } from "./import-bundle";

let trial: Awaited<ReturnType<typeof makeTrial>>;
beforeEach(async () => {
  trial = await makeTrial();
});

const rows = (text: string) => trial.rows(text);
const run = (...resources: (object | string)[]) => trial.run(...resources);
const subject = { reference: "urn:uuid:p" };
const PATIENT = {
  resourceType: "Patient",
  id: "p",
  name: [
    { use: "nickname", text: "Berni" },
    { use: "official", family: "Ordóñez", given: ["Ana"] },
  ],
  birthDate: "1987-03",
  identifier: [{ system: "dni", value: "12.345.678-z" }],
  telecom: [{ system: "phone", value: "0034 600 123 456" }],
};

const countOf = (result: Awaited<ReturnType<typeof run>>, outcome: string) =>
  result.outcomes.filter((one) => one.outcome === outcome).length;

const observation = (id: string, code: string, more: string) =>
  `{"resourceType": "Observation", "id": "${id}", "status": "final", "subject": {"reference": "urn:uuid:p"},
    "code": {"coding": [{"system": "http://loinc.org", "code": "${code}"}]}, "effectiveDateTime": "2020-01-02", ${more}}`;

test("a patient's names, numbers and partial birth date are kept, the official name first", async () => {
  await run(PATIENT);
  expect(
    await rows("SELECT names, birth_date, mrn, deceased, birth_first::text AS first FROM patients"),
  ).toEqual([
    {
      names: [PATIENT.name[1], PATIENT.name[0]],
      birth_date: "1987-03",
      mrn: "p",
      deceased: null,
      first: "1987-03-01",
    },
  ]);
  const [{ id } = { id: "" }] = await rows("SELECT id FROM patients");
  expect(await numbersOf(trial.clinicId, String(id))).toEqual(["dni 12.345.678-z"]);
  expect(await rows("SELECT reversed FROM patient_telecoms")).toEqual([
    { reversed: "65432100643" },
  ]);
});

test("a bound keeps its sign, as a quantity and as text with a decimal comma", async () => {
  const range = '[{"high": {"value": 0.50, "unit": "mg/L"}}]';
  await run(
    PATIENT,
    observation(
      "a",
      "1988-5",
      `"valueQuantity": {"value": 0.30, "comparator": "<", "unit": "mg/L"}, "referenceRange": ${range}`,
    ),
    observation("b", "1988-5", '"valueString": "<0,3"'),
    observation("c", "8867-4", '"valueString": ">40 /min"'),
  );
  expect(
    await rows(
      "SELECT comparator, value::text, value_text, reference_range #>> '{0,high,value}' AS range FROM observations ORDER BY value_text NULLS FIRST",
    ),
  ).toEqual([
    { comparator: "<", value: "0.30", value_text: null, range: "0.50" },
    { comparator: "<", value: "0.3", value_text: "<0,3", range: null },
  ]);
  expect(
    await rows("SELECT comparator, value::text, unit, text, canonical::text FROM readings"),
  ).toEqual([{ comparator: ">", value: "40", unit: "/min", text: ">40 /min", canonical: "40" }]);
});

test("glucose in mmol/L is kept as given with its mg/dL beside, digits are not rounded, a date stays a date", async () => {
  await run(
    PATIENT,
    observation(
      "a",
      "41653-7",
      '"valueQuantity": {"value": 5.50, "unit": "mmol/L", "code": "mmol/L"}',
    ),
    observation(
      "b",
      "29463-7",
      '"valueQuantity": {"value": 81.123456789012345678, "unit": "kg", "code": "kg"}',
    ),
  );
  expect(
    await rows("SELECT value::text, unit, canonical::text FROM readings ORDER BY code DESC"),
  ).toEqual([
    { value: "5.50", unit: "mmol/L", canonical: "99.0858" },
    { value: "81.123456789012345678", unit: "kg", canonical: "81.123456789012345678" },
  ]);
  expect(await rows("SELECT measured FROM vital_sets")).toEqual([{ measured: "2020-01-02" }]);
});

test("a broken resource is named with its path and reason, the rest is imported", async () => {
  const result = await run(
    PATIENT,
    observation("a", "8867-4", '"valueQuantity": {"value": "fast"}'),
    observation("b", "8867-4", '"valueQuantity": {"value": tru}'),
    observation("c", "8867-4", '"valueString": "\\u0000"'),
    observation("d", "8867-4", '"valueQuantity": {"value": 70, "code": "/min"}'),
    {
      resourceType: "Condition",
      id: "e",
      code: { text: "x" },
      subject: { reference: "Patient/none" },
    },
  );
  expect(result.faults.map(({ path, reason }) => `${path}: ${reason}`).sort()).toEqual([
    "$.entry[1].resource.valueQuantity.value: not a number",
    "$.entry[2].resource: not JSON",
    "$.entry[3].resource.valueString: holds a character that cannot be stored",
    "$.entry[5].resource.subject.reference: refers to no patient that is here",
  ]);
  expect([countOf(result, "inserted"), countOf(result, "failed")]).toEqual([2, 4]);
  expect(await rows("SELECT value::int FROM readings")).toEqual([{ value: 70 }]);
});

test("a second time nothing changes; a changed resource is a second version and updates its row", async () => {
  const condition = { resourceType: "Condition", id: "c", code: { text: "Asthma" }, subject };
  await run(PATIENT, condition);
  const again = await run(PATIENT, condition);
  expect(countOf(again, "unchanged")).toBe(2);
  const changed = await run(
    { ...PATIENT, telecom: [] },
    { ...condition, code: { text: "Mild asthma" } },
  );
  expect(countOf(changed, "updated")).toBe(2);
  expect(await rows("SELECT display FROM conditions")).toEqual([{ display: "Mild asthma" }]);
  expect(await rows("SELECT FROM patient_telecoms")).toEqual([]);
  expect(
    await rows("SELECT version FROM fhir_resources WHERE resource_type = 'Condition' ORDER BY 1"),
  ).toEqual([{ version: 1 }, { version: 2 }]);
  expect(await rows("SELECT action, actor_kind FROM audit_events")).toHaveLength(2);
});

test("two patients with one record number both come in; what has no patient of its own bundle finds an earlier one", async () => {
  const ids = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
  const identifier = [{ system: "hospital", value: "NHC-7" }];
  for (const id of ids) await run({ ...PATIENT, id, identifier });
  expect(await rows("SELECT mrn FROM patients ORDER BY mrn")).toEqual([
    { mrn: "NHC-7" },
    { mrn: "NHC-7-2" },
  ]);
  const later = {
    resourceType: "Condition",
    id: "x",
    code: { text: "Later" },
    subject: { reference: `Patient/${ids[0]}` },
  };
  expect((await run(later)).faults).toEqual([]);
});

test("a pressure with a bound or in another unit is kept in words and never judged as exact", async () => {
  const part = (code: string, quantity: string) =>
    `{"code": {"coding": [{"code": "${code}"}]}, "valueQuantity": ${quantity}}`;
  const pressure = (id: string, a: string, b: string) =>
    observation(id, "85354-9", `"component": [${part("8480-6", a)}, ${part("8462-4", b)}]`);
  const mmHg = (value: string) => `{"value": ${value}, "code": "mm[Hg]"}`;
  await run(
    PATIENT,
    pressure("a", mmHg("120"), mmHg("80")),
    pressure("b", '{"value": 300, "comparator": ">", "code": "mm[Hg]"}', mmHg("120")),
    pressure("c", '{"value": 16, "code": "kPa"}', '{"value": 10, "code": "kPa"}'),
  );
  expect(
    await rows(
      "SELECT systolic::text, diastolic::text, text FROM readings ORDER BY readings.diastolic",
    ),
  ).toEqual([
    { systolic: "120.0099", diastolic: "75.0062", text: "16/10 kPa" },
    { systolic: "120", diastolic: "80", text: null },
    { systolic: null, diastolic: "120", text: ">300/120 mm[Hg]" },
  ]);
});

test("a member gets the imported patients in care, once, and a relation that ended does not come back", async () => {
  const userId = uuid7();
  const { clinicId } = trial;
  await writeAs({ clinicId, userId }, async (tx) => {
    await tx.user.create({ data: { id: userId, email: `${userId}@example.test`, name: "Doctor" } });
    await tx.membership.create({ data: { clinicId, id: userId, userId, role: "doctor" } });
  });
  const assigned = () => importBundle(systemActor(clinicId), bundleOf(PATIENT), userId);
  await assigned();
  await writeAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) =>
    tx.$executeRawUnsafe("UPDATE care_relationships SET ends_at = now()"),
  );
  await assigned();
  expect(
    await rows("SELECT member_id AS member, ends_at IS NULL AS open FROM care_relationships"),
  ).toEqual([{ member: userId, open: false }]);
});

test.each(["12.345.678-z", "---"])(
  "a bundle known by its patient's number %s alone is there once, however often it comes",
  async (value) => {
    const one = { ...PATIENT, identifier: [{ system: "dni", value }] };
    await run(one);
    expect(countOf(await run(one), "unchanged")).toBe(1);
    expect(await rows("SELECT id FROM patients")).toHaveLength(1);
  },
);
