import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  assign,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { getPatient } from "./get-patient";
import { listPatients } from "./list-patients";
import { listPatientsQuery } from "./schema";

let admin: Actor;
let doctor: Actor;
let clinicId: string;
const ids = new Map<string, string>();

const PEOPLE: [given: string, family: string, more?: object][] = [
  [
    "María del Carmen",
    "de la Fuente Ruiz",
    { documents: ["12345678Z"], phones: ["+34 600 123 456"], mrn: "HC-0048213" },
  ],
  ["José", "Ibáñez-Núñez", { birthDate: "1987" }],
  ["An", "Vo"],
  ["ΓΙΏΡΓΟΣ", "ΠΑΠΑΔΌΠΟΥΛΟΣ"],
  ["Ana", "García", { birthDate: "1987-03-12" }],
  ["Ana María", "Garcíandía"],
  ["Anabel", "Vozmediano"],
  ["Luis", "García Ana", { deceased: "2020-01-01" }],
  ["Sean", "O’Brien", { documents: ["X1234567L"] }],
];

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`search-${uuid7()}`));
  const treats = await makeDoctor(clinicId);
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  doctor = doctorActor(clinicId, treats);
  for (const [given, family, more] of PEOPLE) {
    const { patientId } = await makePatient(clinicId, {
      names: [{ given: given.split(" "), family }],
      ...more,
    });
    ids.set(family, patientId);
    if (family !== "Vo") await assign(clinicId, { patientId }, treats);
  }
});

const names = async (actor: Actor, query: object) =>
  (await listPatients(actor, listPatientsQuery.parse(query))).items.map(({ name }) => name);

describe("search", () => {
  test.each([
    ["fuente carmen", "María del Carmen de la Fuente Ruiz"],
    ["RUIZ DE LA FUENTE", "María del Carmen de la Fuente Ruiz"],
    ["ibanez nunez", "José Ibáñez-Núñez"],
    ["Ibáñez-Núñez", "José Ibáñez-Núñez"],
    ["An Vo", "An Vo"],
    ["παπαδοπουλος", "ΓΙΏΡΓΟΣ ΠΑΠΑΔΌΠΟΥΛΟΣ"],
    ["ΠΑΠΑΔΟΠΟΥΛΟΣ γιωργος", "ΓΙΏΡΓΟΣ ΠΑΠΑΔΌΠΟΥΛΟΣ"],
    ["obrien", "Sean O’Brien"],
    ["o'brien", "Sean O’Brien"],
    ["12345678", "María del Carmen de la Fuente Ruiz"],
    ["12.345.678-z", "María del Carmen de la Fuente Ruiz"],
    ["X1234567", "Sean O’Brien"],
    ["600123456", "María del Carmen de la Fuente Ruiz"],
    ["0034 600 12 34 56", "María del Carmen de la Fuente Ruiz"],
    ["hc48213", "María del Carmen de la Fuente Ruiz"],
    ["12/03/1987", "Ana García"],
  ])("%s finds %s first", async (q, name) => {
    expect((await names(admin, { q }))[0]).toBe(name);
  });

  test("whole words come before words that only begin so", async () => {
    expect(await names(admin, { q: "ana garcia" })).toEqual([
      "Ana García",
      "Luis García Ana",
      "Ana María Garcíandía",
    ]);
    expect(await names(admin, { q: "an vo" })).toEqual(["An Vo", "Anabel Vozmediano"]);
  });

  test("a birth year finds partial and whole dates, neither taken for 1 January", async () => {
    expect((await names(admin, { q: "1987" })).sort()).toEqual(["Ana García", "José Ibáñez-Núñez"]);
    expect(await names(admin, { q: "1987-01-01" })).toEqual(["José Ibáñez-Núñez"]);
    expect((await getPatient(doctor, ids.get("Ibáñez-Núñez") ?? "")).birthDate).toBe("1987");
  });

  test("what nobody is called finds nobody", async () => {
    for (const q of ["zzz", "%", "_", "'", "garcia zzz", "\\", "("]) {
      expect(
        (await names(admin, { q })).filter((name) => !/^Ana/.test(name)),
        q,
      ).toEqual([]);
    }
  });
});

describe("whose list", () => {
  test("a doctor's own and living; an administrator's whole clinic", async () => {
    expect(await names(admin, {})).toHaveLength(PEOPLE.length);
    const own = await names(doctor, {});
    expect(own).not.toContain("An Vo");
    expect(own).not.toContain("Luis García Ana");
    expect(await names(doctor, { deceased: "only" })).toEqual(["Luis García Ana"]);
    expect(await names(doctor, { q: "an vo" })).toEqual(["Anabel Vozmediano"]);
  });

  test("a patient has no list; an administrator no chart", async () => {
    const member = await makeMember(clinicId, "patient");
    const patientId = ids.get("Vo") ?? "";
    await expect(
      listPatients(patientActor(clinicId, { ...member, patientId }), listPatientsQuery.parse({})),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(getPatient(admin, patientId)).rejects.toMatchObject({ code: "not_found" });
  });
});

test.each(["name", "-name", "birthDate", "-birthDate"])(
  "pages by %s bring everyone once, in order",
  async (sort) => {
    const whole = await names(admin, { sort, limit: 100 });
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listPatients(admin, listPatientsQuery.parse({ sort, limit: 2, cursor }));
      paged.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(whole);
    expect(paged).toHaveLength(PEOPLE.length);
  },
);

test("pages of a search bring everyone once", async () => {
  const whole = await names(admin, { q: "a", limit: 100 });
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listPatients(admin, listPatientsQuery.parse({ q: "a", limit: 1, cursor }));
    paged.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(paged).toEqual(whole);
  expect(new Set(paged).size).toBe(paged.length);
});
