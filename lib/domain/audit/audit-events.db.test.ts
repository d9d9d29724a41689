import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeAll, expect, test } from "vitest";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import { readAs, writeAs } from "@/lib/platform/db/scope";
import {
  adminActor,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
} from "@/lib/testing/factories";
import { CSV_COLUMNS, exportAuditEvents } from "./export-audit-events";
import { listAuditEvents } from "./list-audit-events";
import { nameFilters } from "./name-filters";

const HEADS = Object.fromEntries(CSV_COLUMNS.map((name) => [name, name])) as Record<
  (typeof CSV_COLUMNS)[number],
  string
>;
const MANY = 100_000;
let clinicId: string;
let admin: Actor;
let doctor: Actor;

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`audit-${process.pid}`));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  doctor = doctorActor(clinicId, await makeDoctor(clinicId, { name: "Dra. Ruiz" }));
});

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const EVERY = 10;

/** The heap that is really in use. */
function used(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** Reads a stream to its end, and says how much memory was in use at most meanwhile. */
async function drain(stream: ReadableStream) {
  let text = "";
  let lines = 0;
  let most = 0;
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let chunks = 0;
  const began = used();
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    const part = decoder.decode(chunk, { stream: true });
    lines += part.split("\r\n").length - 1;
    if (text.length < 20_000) text += part;
    if (chunks++ % EVERY === 0) most = Math.max(most, used() - began);
  }
  return { text, lines, most };
}

const add = (rows: object[]) =>
  writeAs(admin, async (tx) => {
    await tx.$executeRaw`
      INSERT INTO audit_events (clinic_id, id, actor_kind, action, why, at)
      SELECT current_clinic(), gen_random_uuid(), 'system', action, why, at
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (action text, why text, at timestamptz)`;
  });

test("by action and by days of the viewer's zone", async () => {
  await add([
    { action: "import", at: "2026-03-01T22:59:59Z" }, // still the first of March in Madrid
    { action: "import", at: "2026-03-01T23:00:00Z" },
    { action: "seed", at: "2026-03-02T12:00:00Z" },
  ]);
  const found = async (query: object) =>
    (await listAuditEvents(admin, { limit: 50, ...query })).items.map(({ at }) => at.slice(0, 16));
  const day = { from: "2026-03-02", until: "2026-03-02" };
  expect(await found(day)).toEqual(["2026-03-02T12:00", "2026-03-01T23:00"]);
  expect(await found({ ...day, timeZone: "UTC" })).toEqual(["2026-03-02T12:00"]);
  expect(await found({ ...day, action: "import" })).toEqual(["2026-03-01T23:00"]);
  expect(await found({ action: "seed", until: "2026-03-01" })).toEqual([]);
});

test("a filter has a name even where it finds nothing", async () => {
  const names = [{ family: "Puig", given: ["Núria"] }];
  const { patientId } = await makePatient(clinicId, { names });
  const { userId: actorId } = doctor;
  expect(await nameFilters(admin, { patientId, actorId })).toEqual({
    patient: "Núria Puig",
    actor: "Dra. Ruiz",
  });
});

test("settings are listed with what they were and are", async () => {
  await changeSettings(admin, "sessions", { staffIdleMinutes: 45 }, 1);
  const { items } = await listAuditEvents(admin, { limit: 1, action: "settings" });
  expect(items[0]).toMatchObject({
    part: "sessions",
    detail: { changes: [{ name: "staffIdleMinutes", from: 15, to: 45 }] },
  });
});

test("the export is safe for spreadsheets, filtered, and on record before it leaves", async () => {
  await add([{ action: "import", why: '=HYPERLINK("http://x")', at: "2026-04-01T10:00:00Z" }]);
  const query = { from: "2026-04-01", until: "2026-04-01" };
  const stream = await exportAuditEvents(admin, query, HEADS);
  const { items } = await listAuditEvents(admin, { limit: 1, action: "export" });
  expect(items[0]).toMatchObject({ part: "audit", detail: { filters: query } });
  const { text } = await drain(stream);
  expect(text).toBe(
    `\uFEFF${CSV_COLUMNS.join(",")}\r\n2026-04-01T10:00:00.000Z,system,,import,,done,,,"'=HYPERLINK(""http://x"")",,,\r\n`,
  );
});

test("nobody but an administrator, and nobody where it is switched off", async () => {
  const fails = (actor: Actor) =>
    exportAuditEvents(actor, {}, HEADS).then(
      () => "done",
      (error) => error.code,
    );
  expect(await fails(doctor)).toBe("not_found");
  await changeSettings(admin, "features", { auditExport: false }, 1);
  expect(await fails(admin)).toBe("not_found");
  await changeSettings(admin, "features", { auditExport: true }, 2);
});

test("100,000 events leave as a stream within little memory", { timeout: 120_000 }, async () => {
  await writeAs(admin, (tx) =>
    tx.$executeRawUnsafe(`
      INSERT INTO audit_events (clinic_id, id, actor_kind, action, part, at)
      SELECT current_clinic(), gen_random_uuid(), 'system', 'bulk', 'vitals', timestamptz '2025-01-01' + n * interval '1 minute'
      FROM generate_series(1, ${MANY}) n`),
  );
  const began = performance.now();
  const { lines, most } = await drain(await exportAuditEvents(admin, { action: "bulk" }, HEADS));
  const seconds = (performance.now() - began) / 1000;
  process.stderr.write(
    `  ${MANY} events in ${seconds.toFixed(1)} s, ${Math.round(most / 1e6)} MB of heap\n`,
  );
  expect(lines).toBe(MANY + 1);
  expect(most).toBeLessThan(20e6);
  const [{ count }] = await readAs(
    admin,
    (tx) => tx.$queryRaw<[{ count: bigint }]>`
      SELECT count(*) FROM audit_events WHERE clinic_id = current_clinic() AND action = 'bulk'`,
  );
  expect(Number(count)).toBe(MANY);
});
