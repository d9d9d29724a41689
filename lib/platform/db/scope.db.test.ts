import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assign, makeClinic, makeDoctor, makePatient } from "@/lib/testing/factories";
import { env } from "../env";
import { uuid7 } from "../uuid7";
import { withIdempotency } from "./idempotency";
import { appPool, openPool } from "./pools";
import { NOBODY, PLATFORM_CLINIC, queryAs, readAs, type Tx, writeAs } from "./scope";

type World = { clinicId: string; userId: string; patientId: string };
const DENIED = { code: "42501" };
const owner = new pg.Pool({ connectionString: env().MIGRATION_DATABASE_URL, max: 1 });
let a: World;
let b: World;

/** A signed note with what hangs under one. */
async function addNote(tx: Tx, own: { clinicId: string; patientId: string; memberId: string }) {
  const { clinicId, patientId, memberId } = own;
  const signed = {
    signedAt: new Date(),
    signedById: memberId,
    signerName: "x",
    contentHash: "0".repeat(64),
  };
  const draft = { clinicId, patientId, authorId: memberId, occurredAt: new Date() };
  const { id: noteId } = await tx.clinicalNote.create({
    data: { ...draft, type: "urgent", status: "final", ...signed },
  });
  const under = { clinicId, patientId, noteId };
  await tx.noteVersion.create({
    data: { ...under, number: 1, content: {}, savedAt: new Date() },
  });
  await tx.noteAddendum.create({ data: { ...under, text: "x", ...signed } });
  await tx.noteTemplate.create({ data: { clinicId, name: "x", type: "urgent" } });
}

/** A clinic with at least one row in every table. */
async function makeWorld(slug: string): Promise<World> {
  const { clinicId } = await makeClinic(slug);
  const doctor = await makeDoctor(clinicId, { password: "a password of some length" });
  const patient = await makePatient(clinicId, {
    documents: [`1234567${slug.length}Z`],
    phones: ["600123456"],
  });
  await assign(clinicId, patient, doctor);
  const { patientId } = patient;
  const row = { clinicId, patientId, display: "x" };
  const measuredAt = new Date();
  await writeAs({ clinicId, userId: doctor.userId }, async (tx) => {
    const set = {
      clinicId,
      id: uuid7(),
      patientId,
      measured: measuredAt.toISOString(),
      measuredAt,
    };
    await tx.vitalSet.create({ data: set });
    await tx.reading.create({
      data: {
        clinicId,
        patientId,
        vitalSetId: set.id,
        code: "8867-4",
        source: "entered",
        value: 70,
        canonical: 70,
        measuredAt,
      },
    });
    await tx.auditEvent.create({ data: { clinicId, actorKind: "system", action: "test" } });
    await tx.$executeRaw`INSERT INTO alerts (clinic_id, id, patient_id, vital_set_id, reading_id, rule, severity)
      SELECT clinic_id, ${uuid7()}::uuid, patient_id, vital_set_id, id, 'test', 'critical' FROM readings WHERE clinic_id = current_clinic()`;
    await tx.outboxMessage.create({ data: { clinicId, topic: "test", payload: {} } });
    const told = { clinicId, id: uuid7(), memberId: doctor.memberId, event: "alert" };
    await tx.notification.create({ data: { ...told, patientId, subjectId: set.id } });
    await tx.condition.create({ data: row });
    await tx.allergyIntolerance.create({ data: row });
    await tx.noKnownAllergies.create({
      data: { clinicId, patientId, recordedById: doctor.memberId },
    });
    await tx.accessQuestion.create({
      data: {
        clinicId,
        id: uuid7(),
        patientId,
        quarter: measuredAt,
        actor: "system",
        part: "vitals",
        question: "?",
      },
    });
    await tx.patientContact.create({ data: { clinicId, patientId, name: "x" } });
    await tx.encounter.create({ data: { ...row, status: "finished" } });
    await tx.procedure.create({ data: { ...row, status: "completed" } });
    await tx.immunization.create({ data: { ...row, status: "completed" } });
    await tx.diagnosticReport.create({ data: { ...row, status: "final" } });
    await tx.observation.create({ data: { ...row, status: "final" } });
    await tx.medicationRequest.create({ data: { ...row, status: "active" } });
    await tx.documentReference.create({ data: { ...row, status: "current" } });
    await tx.patientCoverage.create({ data: { clinicId, patientId, payer: "x" } });
    await tx.draft.create({
      data: { clinicId, userId: doctor.userId, name: "x:1", sealed: "AA==", savedAt: measuredAt },
    });
    await addNote(tx, { clinicId, patientId, memberId: doctor.memberId });
    await tx.setting.create({ data: { clinicId, name: "x", value: 1 } });
    await tx.$executeRaw`INSERT INTO fhir_resources (clinic_id, id, resource_type, source, fhir_id, body, hash)
      VALUES (current_clinic(), ${uuid7()}::uuid, 'Basic', 'test', '1', '{}', sha256('{}'))`;
    await withIdempotency(tx, { key: "k", body: "" }, async () => ({ status: 200, body: "" }));
  });
  return { clinicId, userId: doctor.userId, patientId };
}

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

describe("idempotency keys", () => {
  const post = (who: World, key: string, body: string) =>
    writeAs(who, (tx) =>
      withIdempotency(tx, { key, body }, async () => {
        const id = uuid7();
        await tx.outboxMessage.createMany({
          data: [{ clinicId: who.clinicId, id, topic: key, payload: {} }],
        });
        return { status: 201, body: id };
      }),
    );

  test("50 equal requests at once have one effect and one answer", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(a, "race", "same")));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await readAs(a, (tx) => tx.outboxMessage.count({ where: { topic: "race" } }))).toBe(1);
  });

  test("another body is refused, another person's key is another key, a failed work leaves none, 24 hours end it", async () => {
    const first = await post(a, "key", "1");
    await expect(post(a, "key", "2")).rejects.toMatchObject({ code: "invalid" });
    expect(await post({ ...a, userId: b.userId }, "key", "2")).not.toEqual(first);
    await queryAs(
      a,
      "UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE key = 'key'",
      [],
    );
    expect(await post(a, "key", "2")).not.toEqual(first);
    await expect(
      writeAs(a, (tx) =>
        withIdempotency(tx, { key: "f", body: "" }, () => Promise.reject(new Error("no"))),
      ),
    ).rejects.toThrow("no");
    expect((await post(a, "f", "other")).status).toBe(201);
  });
});

test("the platform's row takes what belongs to no clinic", async () => {
  await writeAs({ clinicId: PLATFORM_CLINIC, userId: NOBODY }, (tx) =>
    tx.auditEvent.createMany({
      data: [{ clinicId: PLATFORM_CLINIC, actorKind: "anonymous", action: "sign-in" }],
    }),
  );
  expect(
    await readAs(a, (tx) => tx.auditEvent.count({ where: { clinicId: PLATFORM_CLINIC } })),
  ).toBe(0);
});
