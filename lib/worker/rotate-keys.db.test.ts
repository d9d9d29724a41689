import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ownSeed, sealSeed } from "@/lib/domain/identity/own-seed";
import { everySeed, wrapSeed } from "@/lib/domain/identity/wrap-seeds";
import { editPerson } from "@/lib/domain/patients/edit-person";
import { getPerson } from "@/lib/domain/patients/get-person";
import { listPatients } from "@/lib/domain/patients/list-patients";
import { personInput } from "@/lib/domain/patients/person-schema";
import { listPatientsQuery } from "@/lib/domain/patients/schema";
import { importBundle } from "@/lib/fhir/import-bundle";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { renewKey } from "@/lib/platform/crypto/clinic-keys";
import { NOBODY, queryAs, writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { uuid7 } from "@/lib/platform/uuid7";
import { bundleOf } from "@/lib/testing/bundles";
import { numbersOf, textOf } from "@/lib/testing/charts";
import {
  assign,
  dni,
  doctorActor,
  makeClinic,
  makeDoctor,
  makePatient,
} from "@/lib/testing/factories";
import { keepSealed } from "./keep-sealed";
import { rotateClinic, rotateKeys } from "./rotate-keys";

const NUMBER = dni(48_213_377);
let clinicId: string;
let doctor: Actor;
let patientId: string;

const rows = (text: string) => queryAs({ clinicId, userId: NOBODY, path: "seed" }, text, []);
const keyNumbers = async () =>
  (await rows("SELECT number FROM clinic_keys ORDER BY number")).map(({ number }) => number);
const found = async (q: string) =>
  (await listPatients(doctor, listPatientsQuery.parse({ q }))).items.map(({ id }) => id);
/** So much time passes for the clinic's keys. */
async function age(interval: string) {
  const owner = new pg.Client({ connectionString: env().MIGRATION_DATABASE_URL });
  await owner.connect();
  try {
    await owner.query(`SET app.clinic_id = '${clinicId}'; SET app.user_id = '${NOBODY}';
      UPDATE clinic_keys SET created_at = created_at - interval '${interval}'`);
  } finally {
    await owner.end();
  }
}
const forget = () => {
  for (const name of ["env", "master-keys", "clinic-keys"])
    Reflect.deleteProperty(globalThis, Symbol.for(`mediconnect.${name}`));
};

beforeEach(async () => {
  ({ clinicId } = await makeClinic(`keys-${uuid7()}`));
  const staff = await makeDoctor(clinicId);
  doctor = doctorActor(clinicId, staff);
  ({ patientId } = await makePatient(clinicId, { documents: [NUMBER] }));
  await assign(clinicId, { patientId }, staff);
});
afterEach(() => {
  vi.unstubAllEnvs();
  forget();
});

const PATIENT = {
  resourceType: "Patient",
  id: "p",
  name: [{ family: "Ordóñez" }],
  identifier: [{ system: "urn:oid:1.3.6.1.4.1.19126.3", value: NUMBER }],
};

test("a document number stands nowhere in the database as it is, nor in an imported original", async () => {
  await importBundle(systemActor(clinicId), bundleOf(PATIENT), null);
  const tables = await rows(
    `SELECT DISTINCT table_name AS name FROM information_schema.columns c
     WHERE table_schema = 'public' AND column_name = 'clinic_id'
       AND has_table_privilege(format('%I.%I', table_schema, table_name), 'SELECT')`,
  );
  expect(tables.length).toBeGreaterThan(30);
  for (const { name } of tables) {
    const said = await rows(`SELECT FROM ${name} t WHERE to_jsonb(t)::text LIKE '%${NUMBER}%'`);
    expect(said, String(name)).toEqual([]);
  }
  const [brought] = await rows("SELECT patient_id FROM fhir_resources");
  expect(await numbersOf(clinicId, String(brought?.patient_id))).toEqual([
    `urn:oid:1.3.6.1.4.1.19126.3 ${NUMBER}`,
  ]);
});

test("an imported patient leaves as it came; another word or number in the original is noticed", async () => {
  await importBundle(systemActor(clinicId), bundleOf(PATIENT), String(doctor.memberId));
  const [own] = await rows("SELECT id, patient_id FROM fhir_resources");
  expect(await textOf(doctor, String(own?.patient_id))).toContain(
    JSON.stringify(PATIENT).slice(1, 60),
  );
  const change = (text: string) =>
    writeAs(systemActor(clinicId), (tx) => tx.$executeRawUnsafe(text));
  for (const text of [
    "UPDATE fhir_resources SET body = 'x'",
    "UPDATE fhir_resources SET body = 'x', key_number = NULL",
    "DELETE FROM fhir_resources",
  ])
    await expect(change(text), text).rejects.toThrow();
});

test("a new key of the clinic: everything is sealed by it, found while both are there, and the old one goes", async () => {
  await importBundle(systemActor(clinicId), bundleOf(PATIENT), String(doctor.memberId));
  const both = (await found(NUMBER)).toSorted();
  expect(both).toHaveLength(2);
  await age("2 days");
  // Interrupted after the key was made: both keys are there, and nothing is sealed by the new one yet.
  expect(await writeAs(systemActor(clinicId), renewKey)).toBe(2);
  expect((await found(NUMBER)).toSorted()).toEqual(both);
  expect(await rotateClinic(clinicId, true)).toEqual({ wrapped: 0, renewed: null, sealed: 3 });
  expect(await keyNumbers()).toEqual([1, 2]);
  expect(await rows("SELECT FROM patient_identifiers WHERE key_number <> 2")).toEqual([]);
  expect((await found(NUMBER)).toSorted()).toEqual(both);
  expect((await getPerson(doctor, patientId)).documents).toEqual([{ kind: "dni", value: NUMBER }]);
  await age("2 hours");
  await keepSealed(systemActor(clinicId));
  expect(await keyNumbers()).toEqual([2]);
  expect((await found(NUMBER)).toSorted()).toEqual(both);
});

test("a new master key: what the old one wrapped is wrapped anew, and then it may go", async () => {
  const first = env().ENCRYPTION_KEYS;
  const next = `next:${randomBytes(32).toString("base64")}`;
  const { userId } = doctor;
  await writeAs({ clinicId, userId }, (tx) =>
    tx.authenticator.createMany({ data: [{ userId, seed: sealSeed(userId, "JBSWY3DPEHPK3PXP") }] }),
  );
  const swap = (keys: string) => {
    vi.stubEnv("ENCRYPTION_KEYS", keys);
    forget();
  };
  swap(`${next},${first}`);
  expect(await rotateClinic(clinicId, false)).toEqual({ wrapped: 1, renewed: null, sealed: 0 });
  const own = (await everySeed()).filter((one) => one.userId === userId);
  expect(await Promise.all(own.map(wrapSeed))).toEqual([1]);
  swap(next);
  expect(await found(NUMBER)).toEqual([patientId]);
  expect((await ownSeed(userId))?.seed).toBe("JBSWY3DPEHPK3PXP");
  swap(first);
  await expect(found(NUMBER)).rejects.toThrow("no key next");
});

test("numbers from before are found as they are, and sealed by the next turn of the worker", async () => {
  await writeAs(
    systemActor(clinicId),
    (tx) =>
      tx.$executeRaw`UPDATE patient_identifiers SET value = ${NUMBER}, lookup = ${NUMBER}, key_number = NULL`,
  );
  expect(await found(NUMBER)).toEqual([patientId]);
  expect((await getPerson(doctor, patientId)).documents).toEqual([{ kind: "dni", value: NUMBER }]);
  expect(await keepSealed(systemActor(clinicId))).toBe(1);
  expect(await keepSealed(systemActor(clinicId))).toBe(0);
  expect(await found(NUMBER)).toEqual([patientId]);
  expect(await rows("SELECT value FROM patient_identifiers")).not.toEqual([{ value: NUMBER }]);
});

test("a value that no key opens keeps nothing else from a new key, and the one that it names stays", async () => {
  const others = await makePatient(clinicId, { documents: [dni(48_213_378)] });
  await writeAs(
    systemActor(clinicId),
    (tx) => tx.$executeRaw`
      UPDATE patient_identifiers SET value = 'spoilt' WHERE patient_id = ${others.patientId}::uuid`,
  );
  await age("2 days");
  const told: string[] = [];
  await expect(rotateKeys(true, (slug) => told.push(slug))).rejects.toThrow(
    /1 values can't be read, the first of patient_identifiers/,
  );
  expect(told.length).toBeGreaterThan(0);
  expect(await found(NUMBER)).toEqual([patientId]);
  const numbers = await rows("SELECT key_number FROM patient_identifiers ORDER BY key_number");
  expect(numbers.map(({ key_number }) => key_number)).toEqual([1, 2]);
  await age("2 hours");
  await expect(keepSealed(systemActor(clinicId))).rejects.toThrow("can't be read");
  expect(await keyNumbers()).toEqual([1, 2]);
});

test("the same number written twice is there once", async () => {
  const {
    id: _,
    mrn,
    name,
    deceased,
    addresses,
    version,
    ...person
  } = await getPerson(doctor, patientId);
  const twice = [
    { kind: "dni", value: NUMBER },
    { kind: "dni", value: `${NUMBER.slice(0, 8)}-${NUMBER.slice(8)}` },
  ];
  const input = personInput.parse({ ...person, documents: twice });
  const { documents } = await editPerson(doctor, patientId, input, version);
  expect(documents).toHaveLength(1);
});
