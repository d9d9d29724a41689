import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeWalled, type Person, type Table, tablesOfPatients } from "@/lib/testing/walled";
import { env } from "../env";
import { NOBODY, queryAs, readAs, writeAs } from "./scope";

const owner = new pg.Pool({ connectionString: env().MIGRATION_DATABASE_URL, max: 1 });
const REGISTER = /^(patient|invitations|care_|caregivers|emergency_|access_|audit_|notifications)/;
const seed = { userId: NOBODY, path: "seed" } as const;
let clinicId: string;
let tables: Table[];
let people: Record<string, Person>;
let patients: string[];

beforeAll(async () => {
  tables = await tablesOfPatients(owner);
  ({ clinicId, people, patients } = await makeWalled());
});
afterAll(() => owner.end());

function of(name: string): Person {
  const person = people[name];
  if (!person) throw new Error(`nobody is ${name}`);
  return person;
}

/** The patients of all rows of a table that a scope brings, those aside that are this person's own. */
async function patientsIn(
  { name, patient, own }: Table,
  { scope, memberId }: Pick<Person, "scope" | "memberId">,
  prisma = false,
): Promise<string[]> {
  const mine = own ? `${own} IS DISTINCT FROM '${memberId}'` : "true";
  const text = `SELECT DISTINCT ${patient}::text AS id FROM ${name} WHERE ${patient} IS NOT NULL AND ${mine}`;
  const rows = prisma
    ? await readAs(scope, (tx) => tx.$queryRawUnsafe<{ id: string }[]>(text))
    : await queryAs(scope, text, []);
  return rows.map(({ id }) => String(id)).toSorted();
}

const mayGet = ({ name }: Table, { sees, register, cares }: Person) => {
  if (cares) return cares.test(name) ? sees : [];
  return register && REGISTER.test(name) ? patients : sees;
};

describe("rows of patients", () => {
  test("are behind the wall in every table", async () => {
    expect(tables.length).toBeGreaterThan(30);
    const { rows } = await owner.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_policies WHERE policyname = 'of_person' AND permissive = 'RESTRICTIVE' AND roles = '{mc_app}'",
    );
    const walled = rows.map(({ name }) => name).toSorted();
    expect(walled).toEqual(tables.map(({ name }) => name));
  });

  test("come to whom they are for, from every table", async () => {
    for (const name of ["doctor of a", "patient b", "glass broken"])
      for (const table of tables) {
        const { scope, sees, memberId } = of(name);
        const chartId = sees[0];
        const found = await patientsIn(
          { ...table, own: null },
          { scope: { ...scope, chartId }, memberId },
        );
        expect(found, `${name} ${table.name}`).toEqual(sees);
        // Of the log one reads one's own acts, unless it is for a chart that is open.
        const listed = await patientsIn({ ...table, own: null }, { scope, memberId });
        expect(listed).toEqual(table.name === "audit_events" ? [] : sees);
      }
  });

  test("of 10,000 random reads by nobody who may not have them; a twin without the wall has them", async () => {
    const names = Object.keys(people);
    let foreign = 0;
    let unwalled = 0;
    const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
    const readOne = async (i: number) => {
      const [person, table] = [of(pick(names)), pick(tables)];
      const chartId = pick([undefined, ...patients]);
      const may = mayGet(table, person);
      const found = await patientsIn(
        table,
        { ...person, scope: { ...person.scope, chartId } },
        i % 4 === 0,
      );
      foreign += found.filter((id) => !may.includes(id)).length;
      if (i % 50) return;
      const twin = { ...person, scope: { clinicId, ...seed } };
      unwalled += (await patientsIn(table, twin)).filter((id) => !may.includes(id)).length;
    };
    for (let i = 0; i < 10_000; i += 20)
      await Promise.all(Array.from({ length: 20 }, (_, k) => readOne(i + k)));
    expect(foreign).toBe(0);
    expect(unwalled).toBeGreaterThan(100);
  }, 120_000);

  const PATHS = ["job", "import", "seed", "audience", "register", "emergency"] as const;
  test.each(PATHS)(
    "are closed to a person who names the path %s, which isn't theirs",
    async (path) => {
      for (const name of ["patient a", "suspended", "of another clinic"]) {
        const { scope, sees, memberId } = of(name);
        for (const table of tables) {
          const found = await patientsIn(table, { scope: { ...scope, path }, memberId });
          expect(
            found.filter((id) => !sees.includes(id)),
            `${name} ${table.name}`,
          ).toEqual([]);
        }
      }
    },
  );

  test.each(PATHS)("are by the path %s no more of charts than they are without", async (path) => {
    const { scope, sees, memberId } = of("doctor of a");
    for (const table of tables.filter(({ name }) => !REGISTER.test(name))) {
      const all = { ...table, own: null };
      const found = await patientsIn(all, { scope: { ...scope, path }, memberId });
      expect(found, table.name).toEqual(sees);
    }
  });

  test("are nobody's without a path", async () => {
    for (const table of tables)
      expect(
        await patientsIn(table, { scope: { clinicId, userId: NOBODY }, memberId: NOBODY }),
        table.name,
      ).toEqual([]);
  });
});

describe("writes", () => {
  /** A row of the doctor's own patient, as one of another's: as JSON, with a key of its own. */
  async function copyOf(table: Table, patientId: string): Promise<{ names: string; json: string }> {
    const { rows } = await owner.query<{ names: string }>(
      `SELECT string_agg(quote_ident(column_name), ', ') AS names FROM information_schema.columns
       WHERE table_name = $1 AND table_schema = 'public' AND is_generated = 'NEVER' AND is_identity = 'NO'
         AND has_column_privilege('mc_app', format('public.%I', table_name), column_name, 'SELECT')`,
      [table.name],
    );
    const names = rows[0]?.names ?? "";
    const [found] = await queryAs(
      { clinicId, ...seed },
      `SELECT row_to_json(t) AS row FROM (SELECT ${names} FROM ${table.name} WHERE ${table.patient} = $1::uuid LIMIT 1) t`,
      [of("doctor of a").sees[0]],
    );
    const somebody = table.own && { [table.own]: of("doctor of b").memberId };
    const id = crypto.randomUUID();
    const row = { ...(found?.row as object), id, [table.patient]: patientId, ...somebody };
    return { names, json: JSON.stringify(row) };
  }

  test("into another's chart are refused, in every table", async () => {
    const { scope } = of("doctor of a");
    const foreign = String(of("doctor of b").sees[0]);
    for (const table of tables.filter(({ name }) => !["audit_events", "patients"].includes(name))) {
      const { names, json } = await copyOf(table, foreign);
      const text = `INSERT INTO ${table.name} (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::${table.name}, $1::jsonb)`;
      const refused = queryAs(scope, text, [json]);
      await expect(refused, table.name).rejects.toMatchObject({ code: "42501" });
    }
    await expect(
      writeAs(scope, (tx) =>
        tx.patient.createMany({ data: [{ clinicId, mrn: "W", names: [{ text: "x" }] }] }),
      ),
    ).rejects.toThrow();
  });

  test("into one's own are taken, so that the refusals are the wall's", async () => {
    const { scope, sees } = of("doctor of a");
    const data = [{ clinicId, patientId: String(sees[0]), display: "x" }];
    expect(await writeAs(scope, (tx) => tx.condition.createMany({ data }))).toEqual({ count: 1 });
  });

  test("change no row of another's chart, nor move one there", async () => {
    const { scope, sees } = of("doctor of a");
    const foreign = String(of("doctor of b").sees[0]);
    const set = (patientId: string, to: string) =>
      writeAs(scope, (tx) =>
        tx.condition.updateMany({ where: { clinicId, patientId }, data: { patientId: to } }),
      );
    expect(await set(foreign, foreign)).toEqual({ count: 0 });
    await expect(set(String(sees[0]), foreign)).rejects.toThrow();
    const renamed = writeAs(scope, (tx) =>
      tx.patient.updateMany({ where: { clinicId, id: foreign }, data: { mrn: "W" } }),
    );
    expect(await renamed).toEqual({ count: 0 });
  });

  test("in an emergency, are of what happens and not of who gets in, which would outlast it", async () => {
    const { scope, sees, memberId } = of("glass broken");
    const patientId = String(sees[0]);
    const here = { ...scope, chartId: patientId };
    const noted = writeAs(here, (tx) =>
      tx.condition.createMany({ data: [{ clinicId, patientId, display: "x" }] }),
    );
    expect(await noted).toEqual({ count: 1 });
    const treat = { clinicId, patientId, memberId, reason: "x" };
    const stays = writeAs(here, (tx) => tx.careRelationship.createMany({ data: [treat] }));
    await expect(stays).rejects.toThrow(/row-level security/);
    const words = "SET version = version + 1 WHERE clinic_id = $1::uuid AND patient_id = $2::uuid";
    for (const table of ["care_relationships", "caregivers", "invitations"]) {
      const changed = queryAs(here, `UPDATE ${table} ${words}`, [clinicId, patientId]);
      await expect(changed, table).rejects.toMatchObject({ code: "42501" });
    }
  });

  test("nobody lets themselves into a chart", async () => {
    const { scope, memberId } = of("no relation");
    const [patientId = ""] = patients;
    const treat = writeAs(scope, (tx) =>
      tx.careRelationship.createMany({ data: [{ clinicId, patientId, memberId, reason: "x" }] }),
    );
    await expect(treat).rejects.toThrow();
    const endsAt = new Date(Date.now() + 60_000);
    const row = { clinicId, patientId, memberId, reason: "a test of ten", endsAt };
    const broken = (path?: "emergency") =>
      writeAs({ ...scope, path }, (tx) => tx.emergencyAccess.createMany({ data: [row] }));
    await expect(broken()).rejects.toThrow();
    await expect(broken("emergency")).resolves.toEqual({ count: 1 });
  });
});
