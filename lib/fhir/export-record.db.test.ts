import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { addAddendum, markNote } from "@/lib/domain/notes/amend-note";
import { openNote } from "@/lib/domain/notes/open-note";
import { editPerson } from "@/lib/domain/patients/edit-person";
import { addMedication } from "@/lib/domain/prescriptions/add-medication";
import { addCondition } from "@/lib/domain/records/add-condition";
import { editCondition } from "@/lib/domain/records/edit-condition";
import { stateNoKnownAllergies } from "@/lib/domain/records/state-no-known-allergies";
import { correctVitals } from "@/lib/domain/vitals/correct-vitals";
import { recordVitals } from "@/lib/domain/vitals/record-vitals";
import { recordVitalsInput } from "@/lib/domain/vitals/schema";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { NOBODY, queryAs, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { assign, doctorActor, makeClinic, makeDoctor, makePatient } from "@/lib/testing/factories";
import { signedNote } from "@/lib/testing/notes";
import { exportRecord } from "./export-record";
import { importBundle } from "./import-bundle";

const NAME = (member: string) =>
  `(SELECT u.name FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.id = t.${member})`;
// A row as the chart shows it, without ids, and without who it was that brought it here.
const SECTIONS: Record<string, string> = {
  patients: `SELECT names, gender, birth_date, deceased, blood_type, language, time_zone, addresses FROM patients t`,
  patient_identifiers: "SELECT system, value, normalised FROM patient_identifiers t",
  patient_telecoms: "SELECT system, use, value, reversed FROM patient_telecoms t",
  patient_contacts: "SELECT name, relationship_code, relationship, phone FROM patient_contacts t",
  patient_coverages: "SELECT payer, number FROM patient_coverages t",
  conditions: `SELECT code_system, code, display, clinical_status, verification_status, onset, onset_at, abatement,
    recorded_date, status_reason, (SELECT e.display FROM encounters e WHERE e.id = t.encounter_id) FROM conditions t`,
  allergies: `SELECT code_system, code, display, category, criticality, reaction, severity, clinical_status,
    verification_status, recorded_date, status_reason FROM allergy_intolerances t`,
  statements: `SELECT created_at, withdrawn_at, coalesce(recorded_by_name, (SELECT u.name FROM memberships m JOIN users u
    ON u.id = m.user_id WHERE m.id = t.recorded_by_id)) FROM no_known_allergies t`,
  medicines: `SELECT status, intent, reported, code_system, code, display, dosage, authored, authored_at, ended, status_reason,
    (SELECT p.names FROM practitioners p WHERE p.id = t.practitioner_id) FROM medication_requests t`,
  encounters: `SELECT status, class, code_system, code, display, reason, start, "end", start_at, end_at,
    (SELECT p.names FROM practitioners p WHERE p.id = t.practitioner_id) FROM encounters t`,
  procedures:
    "SELECT status, code_system, code, display, performed, performed_at FROM procedures t",
  immunizations: "SELECT status, code_system, code, display, occurrence FROM immunizations t",
  reports: `SELECT status, code, display, effective, conclusion,
    (SELECT count(*) FROM observations o WHERE o.diagnostic_report_id = t.id) FROM diagnostic_reports t`,
  labs: `SELECT status, category, code_system, code, display, effective, comparator, value::text, unit, value_text,
    components::text, reference_range::text FROM observations t`,
  readings: `SELECT code, status, status_reason, comparator, value::text, unit, text, canonical::text, systolic::text,
    diastolic::text, t.measured_at, s.measured, s.note, (SELECT count(*) FROM readings r WHERE r.vital_set_id = s.id),
    (SELECT p.names FROM practitioners p WHERE p.id = s.performer_id)
    FROM readings t JOIN vital_sets s ON s.id = t.vital_set_id`,
  notes: `SELECT type, status, confidential, occurred_at, subjective, objective, assessment, plan, summary_found, summary_todo,
    summary_return, diagnoses::text, content_hash, signed_at, signer_name, status_reason, marked_at,
    coalesce(author_name, ${NAME("author_id")}), coalesce(marked_by_name, ${NAME("marked_by_id")}),
    (SELECT json_agg(json_build_array(a.text, a.content_hash, a.signed_at, a.signer_name) ORDER BY a.signed_at, a.text)
      FROM note_addenda a WHERE a.note_id = t.id) FROM clinical_notes t`,
  documents:
    "SELECT status, code_system, code, display, content_type, date FROM document_references t",
};

const rows = (clinicId: string, text: string, values: unknown[] = []) =>
  queryAs({ clinicId, userId: NOBODY }, text, values);

/** The chart of a clinic's only patient, or of one, section by section. */
async function chartOf(clinicId: string, patientId: string) {
  const chart: Record<string, string[]> = {};
  for (const [name, text] of Object.entries(SECTIONS)) {
    const owner = name === "patients" ? "id" : "patient_id";
    const found = await rows(clinicId, `${text} WHERE t.${owner} = $1::uuid`, [patientId]);
    chart[name] = found.map((row) => JSON.stringify(row)).sort();
  }
  return chart;
}

const isNoDraft = (row: string) => !row.includes('"preliminary"');

async function textOf(actor: Actor, patientId: string): Promise<string> {
  const { body } = await exportRecord(actor, patientId);
  return new Response(body).text();
}

async function importedInto(text: string) {
  const { clinicId } = await makeClinic(`import-${uuid7()}`);
  const result = await importBundle(systemActor(clinicId), Buffer.from(text), null);
  const [patient] = await rows(clinicId, "SELECT id FROM patients");
  return { clinicId, patientId: String(patient?.id), result };
}

const IN_ERROR = "entered-in-error" as const;
const subject = { reference: "urn:uuid:p" };
const observation = (id: string, code: string, more: string) =>
  `{"resourceType": "Observation", "id": "${id}", "status": "final", "subject": {"reference": "urn:uuid:p"}, "encounter": {"reference": "urn:uuid:e"},
    "code": {"coding": [{"system": "http://loinc.org", "code": "${code}"}]}, "effectiveDateTime": "2020-01-02", ${more}}`;
const IMPORTED = [
  JSON.stringify({
    resourceType: "Patient",
    id: "p",
    name: [{ use: "official", family: "Ordóñez", given: ["Ana"], prefix: ["Sra."] }],
    birthDate: "1987-03",
    deceasedDateTime: "2024-05-06",
    identifier: [
      { type: { coding: [{ code: "MR" }] }, system: "urn:x", value: "77" },
      { system: "urn:y", value: "AB-1", period: { start: "2001" } },
    ],
    telecom: [{ system: "phone", use: "home", value: "0034 600 123 456" }],
    contact: [
      { relationship: [{ coding: [{ code: "MTH" }], text: "Madre" }], name: { text: "Eva" } },
    ],
  }),
  JSON.stringify({
    resourceType: "Practitioner",
    id: "d",
    name: [{ family: "Kassulke" }],
    identifier: [{ system: "npi", value: "520" }],
  }),
  JSON.stringify({
    resourceType: "Encounter",
    id: "e",
    status: "finished",
    class: { code: "AMB" },
    type: [{ text: "Revisión" }],
    subject,
    participant: [{ individual: { reference: "Practitioner?identifier=npi%7C520" } }],
    period: { start: "2020-01-02T10:00:00+01:00" },
  }),
  JSON.stringify({
    resourceType: "Condition",
    id: "c",
    code: {
      text: "Asma",
      coding: [
        { system: "a", code: "1" },
        { system: "b", code: "2" },
      ],
    },
    onsetAge: { value: 42, unit: "a" },
    subject,
    encounter: { reference: "urn:uuid:e" },
  }),
  JSON.stringify({
    resourceType: "AllergyIntolerance",
    id: "a",
    code: { text: "Polen" },
    patient: subject,
    reaction: [{ severity: "severe", manifestation: [] }],
  }),
  JSON.stringify({
    resourceType: "Coverage",
    id: "v",
    status: "active",
    beneficiary: subject,
    payor: [{ display: "Mutua" }],
    subscriberId: "9",
  }),
  JSON.stringify({ resourceType: "CarePlan", id: "k", status: "active", intent: "plan", subject }),
  observation(
    "o1",
    "1988-5",
    '"valueQuantity": {"value": 0.30, "comparator": "<", "unit": "mg/L"}, "referenceRange": [{"high": {"value": 0.50}}]',
  ),
  observation("o2", "8867-4", '"valueString": ">40 /min"'),
  observation(
    "o3",
    "29463-7",
    '"valueQuantity": {"value": 81.1234567890123, "unit": "kg", "code": "kg"}',
  ),
  observation(
    "o4",
    "41653-7",
    '"valueQuantity": {"value": 5.50, "unit": "mmol/L", "code": "mmol/L"}',
  ),
];
const bundleOf = (texts: string[]) =>
  `{"resourceType": "Bundle", "type": "collection", "entry": [${texts
    .map(
      (text) => `{"fullUrl": "urn:uuid:${/"id": ?"(.*?)"/.exec(text)?.[1]}", "resource": ${text}}`,
    )
    .join(",")}]}`;

describe("a record that was imported, edited and entered", () => {
  let clinicId: string;
  let patientId: string;
  let doctor: Actor;
  let text: string;

  beforeAll(async () => {
    ({ clinicId } = await makeClinic(`export-${uuid7()}`));
    await importBundle(systemActor(clinicId), Buffer.from(bundleOf(IMPORTED)), null);
    const [patient] = await rows(clinicId, "SELECT id FROM patients");
    patientId = String(patient?.id);
    const treats = await makeDoctor(clinicId, { name: "Dra. Ruiz" });
    await assign(clinicId, { patientId }, treats);
    doctor = doctorActor(clinicId, treats);
    await enterRows(clinicId, patientId, treats.practitionerId);
    await enterNotes(doctor, patientId);
    await enter(doctor, patientId, clinicId);
    text = await textOf(doctor, patientId);
  });

  test("it comes back the same, section by section", async () => {
    const other = await importedInto(text);
    expect(other.result.faults).toEqual([]);
    const [here, there] = [
      await chartOf(clinicId, patientId),
      await chartOf(other.clinicId, other.patientId),
    ];
    for (const name of Object.keys(SECTIONS)) {
      expect([name, there[name]]).toEqual([name, here[name]?.filter(isNoDraft)]);
      expect([name, here[name]?.length]).not.toEqual([name, 0]);
    }
  });

  test("originals that nobody changed leave as they came; what was changed here wins, the rest of it stays", () => {
    for (const original of IMPORTED.filter((one) => !/"id": ?"([pcav]|o3)"/.test(one)))
      expect(text).toContain(original);
    const { entry } = JSON.parse(text);
    const condition = entry.find(
      ({ resource }: { resource: { id: string } }) => resource.id === "c",
    ).resource;
    expect(condition).toMatchObject({
      code: { coding: [{ code: "1" }, { code: "2" }] },
      onsetAge: { value: 42 },
      clinicalStatus: { coding: [{ code: "resolved" }] },
      abatementDateTime: "2021-02",
    });
    expect(text).toMatch(/"id": "o3", "status": "entered-in-error"[\s\S]*?81\.1234567890123/);
  });

  test("a second import of it changes nothing, and it is audited as taken away", async () => {
    const { clinicId: there } = await importedInto(text);
    const again = await importBundle(systemActor(there), Buffer.from(text), null);
    expect(new Set(again.outcomes.map(({ outcome }) => outcome))).toEqual(new Set(["unchanged"]));
    expect(
      await rows(clinicId, "SELECT part, why, outcome FROM audit_events WHERE action = 'export'"),
    ).toEqual([{ part: "record", why: "care", outcome: "done" }]);
  });

  test("a changed, an added, a missing and a moved resource are told, and nothing is imported", async () => {
    const entries = text.split(",\n{").length;
    const [first = "", second = "", ...rest] = text.split(",\n{");
    const join = (...parts: string[]) => parts.join(",\n{");
    const foreign = '"fullUrl":"urn:uuid:z","resource":{"resourceType":"Basic","id":"z"}}';
    const told = async (tampered: string) => {
      const { clinicId: there } = await makeClinic(`tampered-${uuid7()}`);
      const failure = await importBundle(systemActor(there), Buffer.from(tampered), null).then(
        () => "imported",
        (error: Error) => error.message,
      );
      expect(await rows(there, "SELECT FROM fhir_resources")).toEqual([]);
      return failure;
    };
    expect(entries).toBeGreaterThan(20);
    expect(await told(text.replace('"value": 0.30', '"value": 0.31'))).toMatch(
      /^\$\.entry\[\d+\]\.resource: Observation\/o1 was changed since it was exported/,
    );
    expect(await told(join(first, foreign, second, ...rest))).toMatch(/Basic\/z was added/);
    expect(await told(join(first, ...rest))).toMatch(/left out, added or moved/);
    const [third = "", ...others] = rest;
    expect(await told(join(first, third, second, ...others))).toMatch(/left out, added or moved/);
    expect(await told(text.replace(/\n\],"meta".*/, "\n]}"))).toMatch(/left out, added or moved/);
    expect(await told(text.slice(0, -20))).toMatch(/ends too early|not JSON/);
  });

  test("laid out anew it is still the same", async () => {
    const other = await importedInto(JSON.stringify(JSON.parse(text), null, 2));
    expect(other.result.faults).toEqual([]);
  });

  test("nobody without a right to the chart takes it away", async () => {
    const stranger = doctorActor(clinicId, await makeDoctor(clinicId));
    await expect(exportRecord(stranger, patientId)).rejects.toMatchObject({ code: "not_found" });
    expect(
      await rows(clinicId, "SELECT action FROM audit_events WHERE outcome = 'refused'"),
    ).toEqual([{ action: "export" }]);
  });
});

/** What people do: readings in other units, a correction, a problem resolved, a medicine, the person's data. */
async function enter(doctor: Actor, patientId: string, clinicId: string) {
  const alive = (deceased: string | null) =>
    writeAs(doctor, (tx) =>
      tx.patient.updateMany({ where: { clinicId, id: patientId }, data: { deceased } }),
    );
  await alive(null);
  const kPa = (code: string, value: number) => ({ code, value, unit: "kPa" });
  const set = (readings: object[], note: string) =>
    recordVitals(
      doctor,
      patientId,
      recordVitalsInput.parse({ recordedAt: "2024-01-02T03:04:05.678Z", readings, note }),
    );
  const glucose = { code: "41653-7", value: 14.6, unit: "mmol/L" };
  await set([glucose, { code: "8867-4", value: 70, unit: "/min" }], "en ayunas");
  const pressure = { code: "85354-9", components: [kPa("8480-6", 16), kPa("8462-4", 10.5)] };
  const wrong = await set([pressure], "otra toma");
  await correctVitals(doctor, patientId, wrong.id, { status: IN_ERROR, reason: "manguito" }, 1);
  const [weight] = await rows(
    clinicId,
    "SELECT vital_set_id AS set, id FROM readings WHERE code = '29463-7'",
  );
  const only = { status: IN_ERROR, reason: "báscula", readingIds: [String(weight?.id)] };
  await correctVitals(doctor, patientId, String(weight?.set), only, 1);
  const [asthma] = await rows(
    clinicId,
    "SELECT id, version FROM conditions WHERE display = 'Asma'",
  );
  const resolved = { clinicalStatus: "resolved", abatement: "2021-02" } as const;
  await editCondition(doctor, patientId, String(asthma?.id), resolved, Number(asthma?.version));
  const gout = await addCondition(doctor, patientId, { display: "Gota", onset: "2023" });
  const error = { verificationStatus: "entered-in-error", statusReason: "otra persona" } as const;
  await editCondition(doctor, patientId, gout.id, error, 1);
  await addMedication(doctor, patientId, {
    display: "Ibuprofeno",
    authored: "2024-01",
    ended: "2024-02-03",
    dosage: "1 cada 8 h",
  });
  await writeAs(doctor, (tx) =>
    tx.allergyIntolerance.updateMany({
      where: { clinicId, patientId },
      data: { clinicalStatus: "resolved", version: 2 },
    }),
  );
  await stateNoKnownAllergies(doctor, patientId);
  const [person] = await rows(clinicId, "SELECT version FROM patients");
  await editPerson(
    doctor,
    patientId,
    {
      given: "Ana",
      family: "Ordóñez",
      birthDate: "1987-03",
      gender: "female",
      documents: [{ kind: "dni", value: "12345678Z" }],
      phone: "600 000 000",
      email: "ana@example.test",
      coverage: { payer: "Otra mutua", number: "10" },
      emergencyContact: { name: "Leo", relationship: "Hermano", phone: "611 111 111" },
      language: "ca",
      timeZone: "Atlantic/Canary",
    },
    Number(person?.version),
  );
  await alive("2024-05-06");
}

const NOTE = { objective: "TA <120/80>\r\n\tá🙂 &amp;", plan: "Reposo", summaryTodo: "Beba\nagua" };
const FLU = { display: "Gripe & tos", codeSystem: "http://hl7.org/fhir/sid/icd-10", code: "J11" };

/** Signed notes of each kind; a draft stays behind. */
async function enterNotes(doctor: Actor, patientId: string) {
  const diagnoses = [
    { ...FLU, clinicalStatus: "active" as const, onset: "2023-01", conditionId: null },
  ];
  const first = await signedNote(doctor, patientId, { ...NOTE, type: "follow-up", diagnoses });
  const wrong = await signedNote(doctor, patientId, { plan: "Otra persona" });
  await signedNote(doctor, patientId, { assessment: "Reservado", confidential: true });
  for (const [{ id: noteId }, text] of [
    [first, "Cultivo <negativo>"],
    [first, "Alta"],
    [wrong, "Avisado"],
  ] as const)
    await addAddendum(doctor, { patientId, noteId }, { text });
  const mark = { status: IN_ERROR, reason: "era de otra persona" };
  await markNote(doctor, { patientId, noteId: wrong.id }, mark, wrong.version);
  await openNote(doctor, patientId, { type: "urgent" });
}

const DAY = new Date("2022-02-03T00:00:00Z");
const AUTHORED = { authored: "2022-02-03", authoredAt: DAY };

/** Rows that came by no import, of the kinds that nobody enters yet. */
async function enterRows(clinicId: string, patientId: string, practitionerId: string) {
  const own = { clinicId, patientId, codeSystem: "s", code: "7", display: "Siete" };
  await writeAs({ clinicId, userId: NOBODY }, async (tx) => {
    const visit = { ...own, id: uuid7(), practitionerId, status: "finished", class: "EMER" };
    await tx.encounter.create({
      data: { ...visit, reason: "dolor", start: "2022-02-03", startAt: DAY },
    });
    const during = { ...own, encounterId: visit.id, status: "final" };
    await tx.procedure.create({ data: { ...during, performed: "hace años" } });
    await tx.immunization.create({ data: { ...during, occurrence: "2022-02" } });
    await tx.documentReference.create({
      data: { ...own, status: "current", contentType: "application/pdf", date: "2022-03-04" },
    });
    const report = { ...during, id: uuid7(), effective: "2022-02-03", conclusion: "bien" };
    await tx.diagnosticReport.create({ data: report });
    const lab = {
      ...during,
      diagnosticReportId: report.id,
      category: "laboratory",
      effective: "2022-02-03",
    };
    await tx.observation.create({
      data: {
        ...lab,
        comparator: ">",
        value: "12.340",
        unit: "mg/L",
        referenceRange: [{ text: "x" }],
      },
    });
    await tx.observation.create({ data: { ...lab, valueText: "negativo" } });
    await tx.medicationRequest.create({
      data: { ...own, practitionerId, status: "active", intent: "order", ...AUTHORED },
    });
    await tx.condition.create({ data: { ...own, encounterId: visit.id, onset: "de siempre" } });
    await tx.patient.updateMany({ where: { clinicId }, data: { bloodType: "A+" } });
  });
}

const FOLDER = resolve("../shared/data/fhir");
describe.skipIf(!existsSync(FOLDER))("the sample patients", () => {
  test("each record comes back the same", { timeout: 180_000 }, async () => {
    const { clinicId } = await makeClinic(`samples-${uuid7()}`);
    const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
    for (const name of files.reverse())
      await importBundle(systemActor(clinicId), readFileSync(join(FOLDER, name)), null);
    for (const { id } of await rows(clinicId, "SELECT id FROM patients ORDER BY id")) {
      const other = await importedInto(await textOf(systemActor(clinicId), String(id)));
      expect(other.result.faults).toEqual([]);
      expect(await chartOf(other.clinicId, other.patientId)).toEqual(
        await chartOf(clinicId, String(id)),
      );
    }
  });
});

test("20,000 readings and 700 encounters leave as a stream", { timeout: 180_000 }, async () => {
  const { clinicId } = await makeClinic(`big-${uuid7()}`);
  const { patientId } = await makePatient(clinicId, { birthDate: "1950" });
  await writeAs(
    { clinicId, userId: NOBODY },
    async (tx) => {
      await tx.$executeRaw`INSERT INTO encounters (clinic_id, id, patient_id, status, display)
        SELECT current_clinic(), gen_random_uuid(), ${patientId}::uuid, 'finished', 'v' FROM generate_series(1, 700)`;
      await tx.$executeRaw`WITH s AS (INSERT INTO vital_sets (clinic_id, id, patient_id, measured, measured_at)
        SELECT current_clinic(), gen_random_uuid(), ${patientId}::uuid, '2020-01-01', now() FROM generate_series(1, 20000) RETURNING *)
        INSERT INTO readings (clinic_id, id, vital_set_id, patient_id, code, source, value, unit, canonical, measured_at)
        SELECT clinic_id, gen_random_uuid(), id, patient_id, '8867-4', 'imported', 70.5, '/min', 70.5, measured_at FROM s`;
    },
    60_000,
  );
  const began = performance.now();
  const { body, estimate } = await exportRecord(systemActor(clinicId), patientId);
  let bytes = 0;
  let largest = 0;
  let entries = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    largest = Math.max(largest, chunk.length);
    entries += Buffer.from(chunk).toString().split('"request":').length - 1;
  }
  const seconds = (performance.now() - began) / 1000;
  process.stderr.write(
    `  ${entries} entries, ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s, estimated ${(estimate / 1e6).toFixed(1)} MB, pieces of at most ${Math.round(largest / 1000)} kB\n`,
  );
  expect(entries).toBe(20_701);
  expect(largest).toBeLessThan(2_000_000);
  expect(Math.abs(estimate / bytes - 1)).toBeLessThan(0.3);
});
