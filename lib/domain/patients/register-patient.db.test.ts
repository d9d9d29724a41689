import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { editPerson } from "./edit-person";
import { getPatient } from "./get-patient";
import { getPerson } from "./get-person";
import { likelyDuplicates } from "./likely-duplicates";
import { type DuplicatesInput, personInput, registerPatientInput } from "./person-schema";
import { registerPatient } from "./register-patient";

let clinicId: string;
let doctor: Actor;
let other: Actor;
let admin: Actor;

const person = {
  given: "María José",
  family: "García Núñez",
  birthDate: "1987-03-12",
  gender: "female",
  documents: [{ kind: "dni", value: "12345678-Z" }],
  phone: "+34 600 123 456",
  email: "maria@example.test",
  coverage: { payer: "Sanitas", number: "S-1" },
  emergencyContact: { name: "Luis", relationship: "hermano", phone: "600999888" },
  language: "ca",
  timeZone: "Atlantic/Canary",
};
const input = (given: object = {}) => registerPatientInput.parse({ ...person, ...given });

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`register-${uuid7()}`));
  doctor = doctorActor(clinicId, await makeDoctor(clinicId));
  other = doctorActor(clinicId, await makeDoctor(clinicId));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
});

describe("registering", () => {
  test("numbers follow each other; who registers treats; everything is read back", async () => {
    const first = await registerPatient(doctor, input());
    expect(first.mrn).toBe("HC-0000001");
    const { id, mrn, name, deceased, addresses, version, ...read } = await getPerson(
      doctor,
      first.id,
    );
    expect([name, deceased, addresses, version]).toEqual(["María José García Núñez", null, [], 1]);
    expect(read).toEqual(person);
    expect((await getPatient(doctor, first.id)).name).toBe("María José García Núñez");
    await expect(getPerson(other, first.id)).rejects.toMatchObject({ code: "not_found" });
    expect((await getPerson(admin, first.id)).name).toBe("María José García Núñez");
    await expect(getPatient(admin, first.id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("a patient cannot register anyone; a birth date ahead and an unknown zone are refused", async () => {
    const own = await makeMember(clinicId, "patient");
    const { patientId } = await makePatient(clinicId, { memberId: own.memberId });
    const patient = patientActor(clinicId, { ...own, patientId });
    await expect(registerPatient(patient, input())).rejects.toMatchObject({ code: "not_found" });
    await expect(async () =>
      registerPatient(doctor, input({ birthDate: "2099" })),
    ).rejects.toThrow();
    await expect(async () =>
      registerPatient(doctor, input({ timeZone: "Europe/Atlantis" })),
    ).rejects.toMatchObject({ detail: { faults: [{ path: "$.timeZone" }] } });
    expect(registerPatientInput.safeParse({ ...person, given: "", family: " " }).success).toBe(
      false,
    );
    expect(registerPatientInput.safeParse({ ...person, birthDate: "1987-02-30" }).success).toBe(
      false,
    );
    const wrong = [{ kind: "dni", value: "12345678A" }];
    expect(registerPatientInput.safeParse({ ...person, documents: wrong }).success).toBe(false);
  });

  test("twenty at once get twenty numbers", async () => {
    const names = [
      "Uno",
      "Dos",
      "Tres",
      "Cuatro",
      "Cinco",
      "Seis",
      "Siete",
      "Ocho",
      "Nueve",
      "Diez",
    ];
    const made = await Promise.all(
      names.map((given, i) =>
        registerPatient(
          admin,
          input({
            given,
            family: `Distinto${i}`,
            birthDate: `19${50 + i}-01-01`,
            documents: [],
            phone: null,
          }),
        ),
      ),
    );
    expect(new Set(made.map(({ mrn }) => mrn)).size).toBe(names.length);
  });

  test("two people who register the same one at once: the second is warned", async () => {
    const twin = {
      given: "Íñigo",
      family: "Arrizabalaga Etxebarria",
      birthDate: "1961-07-08",
      documents: [],
      phone: null,
    };
    const outcomes = await Promise.allSettled([
      registerPatient(admin, input(twin)),
      registerPatient(admin, input(twin)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { items } = await likelyDuplicates(admin, twin as DuplicatesInput);
    const looked = input({ ...twin, notDuplicateOf: items.map(({ id }) => id) });
    await expect(registerPatient(admin, looked)).resolves.toMatchObject({ version: 1 });
    const foreign = { ...looked, notDuplicateOf: [...looked.notDuplicateOf, uuid7()] };
    await expect(registerPatient(admin, foreign)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("likely duplicates", () => {
  const like = (given: object): DuplicatesInput => ({
    given: "",
    family: "",
    birthDate: null,
    documents: [],
    phone: null,
    ...given,
  });
  const found = async (given: object, actor = admin) =>
    (await likelyDuplicates(actor, like(given))).items.map(({ name }) => name);

  test.each([
    ["without accents", { given: "maria jose", family: "garcia nunez", birthDate: "1987-03-12" }],
    ["a typo", { given: "María Jose", family: "Garcia Nuñes", birthDate: "1987-03-12" }],
    ["swapped surnames", { given: "María José", family: "Núñez García", birthDate: "1987-03-12" }],
    ["given and family swapped", { given: "García Núñez", family: "María José", birthDate: null }],
    [
      "day and month swapped",
      { given: "María José", family: "García Núñez", birthDate: "1987-12-03" },
    ],
    [
      "the same document",
      { given: "Otra", family: "Persona", documents: [{ kind: "dni", value: "12345678z" }] },
    ],
    ["the same phone", { given: "M. José", family: "García", phone: "0034600123456" }],
  ])("%s", async (_, given) => {
    expect(await found(given)).toContain("María José García Núñez");
  });

  test("a stranger with the same birth date, or a namesake of another age, is none", async () => {
    expect(await found({ given: "Pedro", family: "Ochoa", birthDate: "1987-03-12" })).toEqual([]);
    expect(
      await found({ given: "María José", family: "García Núñez", birthDate: "1931-11-29" }),
    ).toEqual([]);
  });

  test("who may not be seen is counted, not shown", async () => {
    const { items, others } = await likelyDuplicates(
      other,
      like({ given: "María José", family: "García Núñez", birthDate: "1987-03-12" }),
    );
    expect([items, others]).toEqual([[], 1]);
  });
});

test("a change needs the version it was made on; what the form doesn't show stays", async () => {
  const { patientId } = await makePatient(clinicId, {
    names: [
      { use: "official", family: "Doe", given: ["John"], prefix: ["Mr."] },
      { use: "nickname", text: "Johnny" },
    ],
    phones: ["600111222", "911222333"],
    documents: ["00000000T"],
  });
  const before = await getPerson(admin, patientId);
  const { id, mrn, name, deceased, addresses, version, ...same } = before;
  const change = personInput.parse({ ...same, phone: "600111333" });
  const after = await editPerson(admin, patientId, change, version);
  expect([after.phone, after.version]).toEqual(["600111333", version + 1]);
  expect((await getPerson(admin, patientId)).name).toBe("John Doe");
  await expect(editPerson(admin, patientId, change, version)).rejects.toMatchObject({
    code: "stale",
  });
  await expect(editPerson(doctor, patientId, change, version)).rejects.toMatchObject({
    code: "not_found",
  });
});
