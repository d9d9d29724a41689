import pg from "pg";
import { beforeEach, expect, test } from "vitest";
import { writeEvents } from "@/lib/testing/audit-log";
import { makeClinic } from "@/lib/testing/factories";
import { systemActor } from "../auth/actor";
import { canonicalJson } from "../canonical-json";
import { audit } from "../db/audit";
import { appPool, sealPool } from "../db/pools";
import { PLATFORM_CLINIC, queryAs } from "../db/scope";
import { uuid7 } from "../uuid7";
import { SEALED_COLUMNS } from "./digest";
import { sealEvents } from "./seal-events";
import { verifyLog } from "./verify-log";
import { writeHeads } from "./write-heads";

const DENIED = { code: "42501" };
let clinicId: string;
const seals = async (id = clinicId) =>
  (
    await sealPool().query<{ number: number; events: number }>(
      "SELECT number, events FROM audit_seals WHERE clinic_id = $1 ORDER BY number",
      [id],
    )
  ).rows;
const unsealed = async (id = clinicId) =>
  Number(
    (
      await sealPool().query(
        "SELECT count(*) FROM audit_events WHERE clinic_id = $1 AND seal IS NULL",
        [id],
      )
    ).rows[0].count,
  );

beforeEach(async () => {
  ({ clinicId } = await makeClinic(`seals-${uuid7()}`));
  await sealEvents();
});

test("every clinic's events are sealed, the platform's too, and the chain is as long as the log", async () => {
  const other = await makeClinic(`seals-${uuid7()}`);
  await writeEvents(clinicId, 25);
  await writeEvents(other.clinicId, 3);
  await audit({ clinicId: PLATFORM_CLINIC, actorKind: "anonymous", action: "x", outcome: "done" });
  const told = new Set<string>();
  await sealEvents((id) => told.add(id), 10);
  expect([...told].toSorted()).toEqual([clinicId, other.clinicId, PLATFORM_CLINIC].toSorted());
  expect((await seals()).map(({ events }) => events)).toEqual([10, 10, 5]);
  expect((await seals(other.clinicId)).map(({ events }) => events)).toEqual([3]);
  await writeHeads([clinicId]);
  expect(await verifyLog(clinicId)).toMatchObject({ events: 25, seals: 3, fault: null });
});

test("an older transaction that commits later is sealed when it is seen", async () => {
  const app = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await app.connect();
  await app.query(`BEGIN; SET LOCAL app.clinic_id = '${clinicId}'`);
  await app.query(
    "INSERT INTO audit_events (clinic_id, id, actor_kind, action) VALUES ($1, $2, 'system', 'late')",
    [clinicId, uuid7()],
  );
  await new Promise((done) => setTimeout(done, 20));
  await writeEvents(clinicId, 2);
  await sealEvents();
  await app.query("COMMIT");
  await app.end();
  expect(await unsealed()).toBe(1);
  await sealEvents();
  expect((await seals()).map(({ events }) => events)).toEqual([2, 1]);
  await writeHeads([clinicId]);
  expect((await verifyLog(clinicId)).fault).toBeNull();
});

test("several sealers at once, one of them killed: every event under one seal", async () => {
  await writeEvents(clinicId, 300);
  const running = Promise.allSettled([1, 2, 3].map(() => sealEvents(undefined, 20)));
  const killer = new pg.Client({ connectionString: process.env.WORKER_DATABASE_URL });
  await killer.connect();
  await killer.query(
    `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 2 AND objid = 1
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  await killer.end();
  await running;
  await sealEvents(undefined, 20);
  expect(await unsealed()).toBe(0);
  const all = await seals();
  expect(all.reduce((sum, { events }) => sum + events, 0)).toBe(300);
  await writeHeads([clinicId]);
  expect((await verifyLog(clinicId)).fault).toBeNull();
});

test("the application neither changes nor seals; the worker gives a seal once and changes nothing else", async () => {
  const [id] = await writeEvents(clinicId, 1);
  await sealEvents();
  const app = systemActor(clinicId);
  for (const text of [
    "UPDATE audit_events SET action = 'x'",
    "UPDATE audit_events SET seal = 2",
    "DELETE FROM audit_events",
    "UPDATE audit_seals SET events = 2",
    "DELETE FROM audit_seals",
    "INSERT INTO audit_seals SELECT * FROM audit_seals",
    `INSERT INTO audit_events (clinic_id, id, actor_kind, action, seal) VALUES (current_clinic(), '${uuid7()}', 'user', 'x', 1)`,
  ])
    await expect(queryAs(app, text, []), text).rejects.toMatchObject(DENIED);
  await expect(appPool().query("DELETE FROM audit_seals")).rejects.toMatchObject(DENIED);
  for (const text of [
    "UPDATE audit_events SET seal = 7 WHERE id = $1",
    "UPDATE audit_events SET seal = NULL WHERE id = $1",
    "UPDATE audit_events SET action = 'x' WHERE id = $1",
    "DELETE FROM audit_events WHERE id = $1",
    "DELETE FROM audit_seals WHERE clinic_id = $1",
    "UPDATE audit_seals SET events = 9 WHERE clinic_id = $1",
  ])
    await expect(sealPool().query(text, [id]), text).rejects.toMatchObject(DENIED);
});

test("a digest is of the canonical JSON of every column but the seal", async () => {
  const { rows } = await sealPool().query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_name = 'audit_events' AND column_name <> 'seal' ORDER BY column_name COLLATE "C"`,
  );
  expect(rows.map(({ name }) => name)).toEqual(SEALED_COLUMNS);
  const event = Object.fromEntries([...SEALED_COLUMNS].reverse().map((name) => [name, `${name}é`]));
  expect(JSON.stringify(event, [...SEALED_COLUMNS])).toBe(canonicalJson(event));
});
