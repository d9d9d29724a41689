import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { NOBODY, readAs, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  assign,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
} from "@/lib/testing/factories";
import { listPatients } from "./list-patients";
import { listPatientsQuery } from "./schema";

const NAMES = [
  "Ana Ana",
  "Ana García López",
  "Anabel García López",
  "Ana Garcíandía Lopezosa",
  "Mario Garrido Gárate",
  "María Marta García Garrido",
  "Ñoño Ünal-Çelik",
  "O Yu",
  "Olga Yu García",
  "Öyvind Yurt",
  "Rosa de la O",
  "Xu García",
];

const DEATHS = ["2024-01-01", null, null];
const GENDERS = ["female", "male"] as const;

let clinicId: string;
let admin: Actor;
const idOf = new Map<string, string>();

async function makeNamed(
  name: string,
  more: Parameters<typeof makePatient>[1] = {},
): Promise<string> {
  const [given = "", ...family] = name.split(" ");
  const names = [{ given: [given], family: family.join(" ") }];
  return (await makePatient(clinicId, { names, ...more })).patientId;
}

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`words-${uuid7()}`));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  for (const name of NAMES) idOf.set(name, await makeNamed(name));
});

const names = async (actor: Actor, query: object) =>
  (await listPatients(actor, listPatientsQuery.parse(query))).items.map(({ name }) => name);

/** Every id of a search, page after page. */
async function paged(actor: Actor, query: object): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listPatients(actor, listPatientsQuery.parse({ ...query, cursor }));
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return ids;
}

describe("words of a name", () => {
  test.each([
    ["ana", ["Ana Ana", "Ana García López", "Ana Garcíandía Lopezosa", "Anabel García López"]],
    ["Ana Ana", ["Ana Ana", "Ana García López", "Ana Garcíandía Lopezosa", "Anabel García López"]],
    ["an ana", ["Ana Ana", "Ana García López", "Ana Garcíandía Lopezosa", "Anabel García López"]],
    ["lopez ana garcia", ["Ana García López", "Ana Garcíandía Lopezosa", "Anabel García López"]],
    ["garcia l an", ["Ana García López", "Ana Garcíandía Lopezosa", "Anabel García López"]],
    ["mar gar", ["Mario Garrido Gárate", "María Marta García Garrido"]],
    ["garrido maria", ["María Marta García Garrido"]],
    ["cel nono una", ["Ñoño Ünal-Çelik"]],
    ["ÜNAL çelik", ["Ñoño Ünal-Çelik"]],
    ["o yu", ["O Yu", "Olga Yu García", "Öyvind Yurt"]],
    ["y o", ["O Yu", "Olga Yu García", "Öyvind Yurt"]],
    ["yu garcia", ["Olga Yu García"]],
    ["x g", ["Xu García"]],
    ["de la o", ["Rosa de la O"]],
    ["ana zzz", []],
    ["% _", []],
  ])("%s", async (q, expected) => {
    expect(await names(admin, { q })).toEqual(expected);
  });

  test("two hundred letters, all of them words, and one word of two hundred", async () => {
    expect(await names(admin, { q: "a b ".repeat(50) })).toEqual([]);
    expect(await names(admin, { q: "abcdefghij ".repeat(18).trim() })).toEqual([]);
    expect(await names(admin, { q: "ñ".repeat(200) })).toEqual([]);
    expect(await names(admin, { q: `ana garcia ${"l ".repeat(90)}`.trim() })).toContain(
      "Ana García López",
    );
  });

  test("a name of many words is found by two of its first forty, and by any one", async () => {
    const word = (i: number) => `palabra${String(i).padStart(2, "0")}`;
    const many = Array.from({ length: 60 }, (_, i) => word(i));
    const patientId = await makeNamed(many.join(" "));
    const found = async (q: string) => (await paged(admin, { q })).includes(patientId);
    expect(await found(`${word(39)} ${word(0)}`)).toBe(true);
    expect(await found(word(59))).toBe(true);
    const rows = await readAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) =>
      tx.patientTerm.count({ where: { clinicId, patientId } }),
    );
    expect(rows).toBe(60 + (40 * 39) / 2);
  });

  test("a new name is found, the old one no more", async () => {
    const patientId = await makeNamed("Zacarías Viejo");
    await writeAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) =>
      tx.patient.update({
        where: { key: { clinicId, id: patientId } },
        data: { names: [{ given: ["Zacarías"], family: "Nuevo" }] },
      }),
    );
    expect(await names(admin, { q: "zacarias viejo" })).toEqual([]);
    expect(await paged(admin, { q: "nue zac" })).toEqual([patientId]);
  });
});

describe("pages", () => {
  const same: string[] = [];
  const begun: string[] = [];
  let doctor: Actor;

  beforeAll(async () => {
    for (const i of Array.from({ length: 12 }).keys()) {
      const more = { deceased: DEATHS[i % 3], gender: GENDERS[i % 2] };
      same.push(await makeNamed("Bruna Igual Igualada", more));
      // Met by four pairs; shown once.
      begun.push(await makeNamed("Brunaldo Brunalda Igualeja Igualdo", more));
    }
    const treats = await makeDoctor(clinicId);
    doctor = doctorActor(clinicId, treats);
    const anabel = idOf.get("Anabel García López") ?? "";
    for (const patientId of [...same.slice(0, 3), ...begun.slice(1, 2), anabel]) {
      await assign(clinicId, { patientId }, treats);
      await assign(clinicId, { patientId }, treats, {
        role: "covering",
        endsAt: new Date(Date.now() + 86_400_000),
      });
    }
    const [, , patientId = ""] = begun;
    await assign(clinicId, { patientId }, treats, { endsAt: new Date(Date.now() - 1_000) });
  });

  test.each([1, 2, 5, 7])(
    "of %i bring everyone of one name once, whole words first",
    async (limit) => {
      for (const q of ["bruna igual", "brun igu", "br", "igu bruna bru", "b i"]) {
        const all = await paged(admin, { q, limit });
        expect(all.toSorted(), q).toEqual([...same, ...begun].toSorted());
        if (q === "bruna igual") expect(all.slice(0, 12).toSorted()).toEqual(same.toSorted());
      }
    },
  );

  test("hold the filters", async () => {
    for (const q of ["bruna igual", "bru igu", "igua"]) {
      expect(await paged(admin, { q, limit: 2, deceased: "only" }), q).toHaveLength(8);
      expect(await paged(admin, { q, limit: 2, deceased: "no", gender: "male" }), q).toHaveLength(
        8,
      );
    }
  });

  test("of a doctor bring the treated and living ones", async () => {
    for (const q of ["bruna igual", "bru igu", "igua"]) {
      const expected = [same[1], same[2], begun[1]];
      expect((await paged(doctor, { q, limit: 1 })).toSorted(), q).toEqual(expected.toSorted());
    }
    expect(await paged(doctor, { q: "igual bruna", limit: 1 })).toHaveLength(3);
    expect(await names(doctor, { q: "ana lop" })).toEqual(["Anabel García López"]); // met by fewer than are treated
    expect(await names(doctor, { q: "%" })).toEqual([]);
  });
});
