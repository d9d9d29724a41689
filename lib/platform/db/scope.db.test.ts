import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeWorld, type World } from "@/lib/testing/world";
import { env } from "../env";
import { appPool, openPool } from "./pools";
import { NOBODY, PLATFORM_CLINIC, queryAs, readAs, writeAs } from "./scope";

const DENIED = { code: "42501" };
const owner = new pg.Pool({ connectionString: env().MIGRATION_DATABASE_URL, max: 1 });
let a: World;
let b: World;

async function tables(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

beforeAll(async () => {
  a = await makeWorld("world-a");
  b = await makeWorld("world-bb");
});
afterAll(() => owner.end());

// What a row of a table belongs to: its clinic, or its person; the list of diagnoses is nobody's.
const belongs = (table: string) =>
  ({
    clinics: "id",
    users: "id",
    credentials: "user_id",
    authenticators: "user_id",
    recovery_codes: "user_id",
    password_resets: "user_id",
    known_devices: "user_id",
    passkeys: "user_id",
    identities: "user_id",
    diagnosis_codes: "code",
    diagnosis_terms: "code_id",
  })[table] ?? "clinic_id";

describe("clinics", () => {
  test("without a scope there is no row of any table, for the application and the owner", async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(20);
    for (const pool of [appPool(), owner]) {
      for (const table of all) {
        const { rows } = await pool.query(
          `SELECT count(${belongs(table)})::int AS n FROM ${table}`,
        );
        expect(rows[0].n, table).toBe(0);
      }
    }
  });

  test("10,000 random reads in one clinic's scope bring no row of the other, and rows of their own", async () => {
    const all = await tables();
    const seen = new Set<string>();
    const readOne = async (i: number) => {
      const [me, other] = i % 2 ? [a, b] : [b, a];
      const table = all[(i * 7919) % all.length] ?? "";
      const text = `SELECT ${belongs(table)} AS owner FROM ${table}`;
      const rows =
        i % 3
          ? await queryAs(me, text, [])
          : await readAs(me, (tx) => tx.$queryRawUnsafe<{ owner: string }[]>(text));
      const owners = rows.map((row) => row.owner);
      expect(owners).not.toContain(other.clinicId);
      expect(owners).not.toContain(other.userId);
      expect(owners.length, table).toBeGreaterThan(0);
      seen.add(table);
    };
    for (let i = 0; i < 10_000; i += 20)
      await Promise.all(Array.from({ length: 20 }, (_, k) => readOne(i + k)));
    expect(seen.size).toBe(all.length);
  }, 120_000);

  test("a write into another clinic is refused", async () => {
    const names = [{ text: "x" }];
    await expect(
      writeAs(a, (tx) =>
        tx.patient.createMany({ data: [{ clinicId: b.clinicId, mrn: "9", names }] }),
      ),
    ).rejects.toThrow();
    await expect(
      writeAs(a, (tx) =>
        tx.auditEvent.createMany({
          data: [{ clinicId: b.clinicId, actorKind: "user", action: "x" }],
        }),
      ),
    ).rejects.toThrow();
    const changed = await writeAs(a, (tx) =>
      tx.patient.updateMany({ where: { id: b.patientId }, data: { mrn: "9" } }),
    );
    expect(changed.count).toBe(0);
    // Row-level security aside, the composite key refuses a row that points into another clinic.
    await expect(
      writeAs(a, (tx) =>
        tx.condition.createMany({
          data: [{ clinicId: a.clinicId, patientId: b.patientId, display: "x" }],
        }),
      ),
    ).rejects.toThrow();
  });
});

describe("roles", () => {
  test("the application cannot read a password's hash, nor become who can", async () => {
    await expect(queryAs(a, "SELECT password_hash FROM credentials", [])).rejects.toMatchObject(
      DENIED,
    );
    await expect(appPool().query("SET ROLE mc_auth")).rejects.toMatchObject(DENIED);
  });

  test("nor the seed of a second factor, nor the token of a link", async () => {
    for (const text of [
      "SELECT seed FROM authenticators",
      "SELECT token_hash FROM password_resets",
      "SELECT token_hash FROM invitations",
      "SELECT token_hash FROM registrations",
    ])
      await expect(queryAs(a, text, []), text).rejects.toMatchObject(DENIED);
  });

  test("nor change a key that somebody's device keeps", async () => {
    const change = "UPDATE passkeys SET public_key = decode('00', 'hex')";
    await expect(writeAs(a, (tx) => tx.$executeRawUnsafe(change))).rejects.toThrow(/denied/);
  });

  test("nobody makes themselves a platform administrator", async () => {
    await expect(
      writeAs(a, (tx) =>
        tx.user.updateMany({ where: { id: a.userId }, data: { platformAdmin: true } }),
      ),
    ).rejects.toThrow();
  });

  test("a connection that row-level security does not hold is refused", async () => {
    const pool = openPool(env().DATABASE_URL, 1);
    await expect(pool.query("SELECT 1")).resolves.toBeDefined();
    await pool.end();
    const { rows } = await appPool().query(
      "SELECT rolsuper OR rolbypassrls AS strong FROM pg_roles WHERE rolname = current_user",
    );
    expect(rows[0].strong).toBe(false);
  });

  test("audit events and originals are append-only", async () => {
    for (const text of [
      "UPDATE audit_events SET action = 'x'",
      "DELETE FROM audit_events",
      "UPDATE fhir_resources SET body = '{}'",
      "DELETE FROM fhir_resources",
    ]) {
      await expect(queryAs(a, text, []), text).rejects.toMatchObject(DENIED);
    }
    const client = await owner.connect();
    try {
      // FORCE without a policy hides the rows from the owner: lift it, to see that the trigger holds by itself.
      await client.query("BEGIN; ALTER TABLE audit_events NO FORCE ROW LEVEL SECURITY");
      await expect(client.query("UPDATE audit_events SET action = 'x'")).rejects.toThrow(
        "append-only",
      );
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });
});

test("the platform's row takes what belongs to no clinic", async () => {
  await writeAs({ clinicId: PLATFORM_CLINIC, userId: NOBODY, path: "seed" }, (tx) =>
    tx.auditEvent.createMany({
      data: [{ clinicId: PLATFORM_CLINIC, actorKind: "anonymous", action: "sign-in" }],
    }),
  );
  expect(
    await readAs(a, (tx) => tx.auditEvent.count({ where: { clinicId: PLATFORM_CLINIC } })),
  ).toBe(0);
});
