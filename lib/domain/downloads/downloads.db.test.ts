import { beforeAll, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { queryAs, readAs, writeAs } from "@/lib/platform/db/scope";
import { storage } from "@/lib/platform/storage/configured";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  assign,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { askDownload } from "./ask-download";
import { getDownload, listDownloads } from "./list-downloads";
import type { DownloadWhat } from "./parts";
import { linkToDownload, readDownload } from "./read-download";
import { sweepDownloads } from "./sweep-downloads";
import { writeChartSummary } from "./write-chart-summary";
import { type Writer, type Writers, writeDownload } from "./write-download";

const READER = { locale: "es", timeZone: "Europe/Madrid" };
const HOUR = 3_600_000;
let clinicId: string;
let doctor: Actor;
let own: Actor;
let patientId: string;

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`downloads-${uuid7()}`));
  const treats = await makeDoctor(clinicId);
  const self = await makeMember(clinicId, "patient");
  ({ patientId } = await makePatient(clinicId, { memberId: self.memberId }));
  await assign(clinicId, { patientId }, treats);
  doctor = doctorActor(clinicId, treats);
  own = patientActor(clinicId, { ...self, patientId });
});

const system = () => systemActor(clinicId);
const ask = (actor: Actor, what: DownloadWhat = "record.pdf") =>
  askDownload(actor, patientId, { what }, READER);
const messageOf = async (id: string) => {
  const message = await readAs(system(), (tx) =>
    tx.outboxMessage.findFirstOrThrow({
      where: { topic: "download.due", payload: { path: ["downloadId"], equals: id } },
    }),
  );
  return { clinicId, id: message.id };
};
/** Writers that all write this. */
const writing = (writer: Writer): Writers => new Proxy({} as Writers, { get: () => writer });
const hello = writing(async function* () {
  yield Buffer.from("hola");
});
const work = async (id: string, writers = hello) =>
  writeDownload(system(), { downloadId: id }, await messageOf(id), writers);
const noticesOf = (id: string) =>
  readAs(system(), (tx) => tx.notification.count({ where: { event: "download", subjectId: id } }));
const textOf = async ({ body }: Awaited<ReturnType<typeof readDownload>>) => {
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
};
const keyOf = async (actor: Actor, id: string) =>
  new URL((await linkToDownload(actor, id)).address, "http://x").searchParams.get("key") ?? "";

test("what was asked for is written, told, and given to who asked alone; that it left is on record", async () => {
  const { id, state } = await ask(doctor);
  expect(state).toBe("waiting");
  await work(id);
  expect(await getDownload(doctor, id)).toMatchObject({ state: "ready", progress: 100, size: 4 });
  expect(await noticesOf(id)).toBe(1);
  const key = await keyOf(doctor, id);
  const given = await readDownload(doctor, id, { key, range: null });
  expect(given).toMatchObject({ type: "application/pdf", size: 4 });
  expect(given.name).toMatch(/^record-\d{4}-\d\d-\d\d\.pdf$/);
  expect(await textOf(given)).toBe("hola");
  await expect(linkToDownload(own, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(readDownload(own, id, { key, range: null })).rejects.toMatchObject({
    code: "not_found",
  });
  const left = await queryAs(
    system(),
    "SELECT part, why FROM audit_events WHERE clinic_id = current_clinic() AND action = 'export' AND patient_id = $1",
    [patientId],
  );
  expect(left).toEqual([{ part: "record", why: "care" }]);
});

test("a worker that dies in the middle: the next one begins again, there is one result and one notice", async () => {
  const { id } = await ask(own);
  const dies = writing(async function* () {
    yield Buffer.from("half");
    throw new Error("killed");
  });
  await expect(work(id, dies)).rejects.toThrow("killed");
  expect((await getDownload(own, id)).state).toBe("running");
  // Two at once, as when the first one was only thought dead.
  await Promise.all([work(id), work(id)]);
  await work(id);
  expect((await getDownload(own, id)).state).toBe("ready");
  expect(await noticesOf(id)).toBe(1);
  const read = await readDownload(own, id, { key: await keyOf(own, id), range: null });
  expect(await textOf(read)).toBe("hola");
});

test("what never succeeds is given up and says so", async () => {
  const { id } = await ask(own);
  const fails = writing(async function* () {
    yield Buffer.from("x");
    throw new Error("no");
  });
  for (let i = 0; i < 5; i++) await work(id, fails).catch(() => {});
  await work(id, fails);
  expect(await getDownload(own, id)).toMatchObject({ state: "failed", failure: "broken" });
});

test("asked twice with one key it is asked for once; eleven at once are refused", async () => {
  const member = await makeDoctor(clinicId);
  await assign(clinicId, { patientId }, member);
  const other = doctorActor(clinicId, member);
  const key = { key: "k1", body: "b", status: 201 };
  const once = { ...other, request: { id: uuid7(), looks: new Map(), idempotency: key } };
  const [first, second] = [await ask(once as Actor), await ask(once as Actor)];
  expect(second.id).toBe(first.id);
  for (let i = 0; i < 9; i++) await ask(other, "vitals.csv");
  await expect(ask(other)).rejects.toMatchObject({ code: "conflict" });
});

test("who may no longer open the chart gets neither the writing nor what was written", async () => {
  const member = await makeDoctor(clinicId);
  await assign(clinicId, { patientId }, member);
  const leaving = doctorActor(clinicId, member);
  const [ready, late] = [await ask(leaving), await ask(leaving)];
  await work(ready.id);
  const key = await keyOf(leaving, ready.id);
  expect((await listDownloads(leaving, { limit: 5 })).items[0]?.patient?.id).toBe(patientId);
  await writeAs(system(), (tx) =>
    tx.careRelationship.updateMany({
      where: { clinicId, memberId: member.memberId },
      data: { endsAt: new Date() },
    }),
  );
  await expect(readDownload(leaving, ready.id, { key, range: null })).rejects.toMatchObject({
    code: "not_found",
  });
  await work(late.id, writing(writeChartSummary));
  expect(await getDownload(leaving, late.id)).toMatchObject({
    state: "failed",
    failure: "no_access",
  });
  expect((await listDownloads(leaving, { limit: 5 })).items[0]?.patient).toBeNull();
});

test("a day later it is gone, its bytes too; those of what is ready stay", async () => {
  const { id } = await ask(own, "vitals.csv");
  await work(id);
  const key = await keyOf(own, id);
  const at = (hours: number) => () => new Date(Date.now() + hours * HOUR);
  const keys = async () => {
    const all: string[] = [];
    for await (const one of (await storage()).list(`downloads/${clinicId}/${id}`))
      all.push(one.key);
    return all.length;
  };
  await sweepDownloads(system(), at(2));
  expect(await keys()).toBe(1);
  await sweepDownloads(system(), at(25));
  expect(await keys()).toBe(0);
  expect((await getDownload(own, id)).state).toBe("expired");
  await expect(readDownload(own, id, { key, range: null })).rejects.toMatchObject({
    code: "not_found",
  });
});
