import { beforeAll, expect, test } from "vitest";
import { answerAccessQuestion } from "@/lib/domain/audit/answer-access-question";
import { assignCare } from "@/lib/domain/patients/assign-care";
import { endCare } from "@/lib/domain/patients/end-care";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { queryAs, readAs, writeAs } from "@/lib/platform/db/scope";
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
import { signedNote } from "@/lib/testing/notes";
import { countUnread } from "./count-unread";
import { listNotifications } from "./list-notifications";
import { markRead } from "./mark-read";
import { notify, notifyPatient } from "./notify";
import { listNotificationsQuery } from "./schema";

let clinicId: string;
let admin: Actor;
let doctor: Actor;
let other: Actor;
let own: Actor;
let patientId: string;
let careId: string;
const idOf = (actor: Actor) => actor.memberId ?? "";
const list = async (actor: Actor, query: object = {}) =>
  listNotifications(actor, listNotificationsQuery.parse(query));
const unread = async (actor: Actor) => (await countUnread(actor)).unread;
const alert = (subjectId = uuid7()) =>
  writeAs(systemActor(clinicId), (tx) =>
    notify(tx, { event: "alert", patientId, subjectId, memberIds: [idOf(doctor), idOf(other)] }),
  );
const refusals = (actor: Actor) =>
  readAs(systemActor(clinicId), (tx) =>
    tx.auditEvent.count({ where: { actorId: actor.userId, outcome: "refused" } }),
  );
const told = (memberId: string) =>
  readAs(systemActor(clinicId), (tx) =>
    tx.outboxMessage.count({
      where: {
        topic: "live.changed",
        payload: { equals: { kind: "notifications", memberId } },
      },
    }),
  );

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`notifications-${uuid7()}`));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  doctor = doctorActor(clinicId, await makeDoctor(clinicId));
  other = doctorActor(clinicId, await makeDoctor(clinicId));
  const member = await makeMember(clinicId, "patient");
  const names = [{ family: "Gil", given: ["Pedro"] }];
  ({ patientId } = await makePatient(clinicId, { memberId: member.memberId, names }));
  own = patientActor(clinicId, { ...member, patientId });
});

test("who is put in charge of a patient is told, and nobody else", async () => {
  const input = { role: "primary", reason: "Su cupo" } as const;
  ({ id: careId } = await assignCare(admin, patientId, { ...input, memberId: idOf(doctor) }));
  const { items } = await list(doctor);
  expect(items).toMatchObject([
    {
      event: "care",
      subjectId: careId,
      read: false,
      patient: { id: patientId, name: "Pedro Gil" },
    },
  ]);
  expect(await list(other)).toMatchObject({ items: [] });
  expect(await list(own)).toMatchObject({ items: [] });
});

test("an event is told once to each, with a name only to those who may open the chart now", async () => {
  const subjectId = uuid7();
  expect(await alert(subjectId)).toBe(2);
  expect(await alert(subjectId)).toBe(0);
  const [mine] = (await list(doctor)).items;
  expect(mine).toMatchObject({ event: "alert", subjectId, patient: { name: "Pedro Gil" } });
  const [theirs] = (await list(other)).items;
  expect(theirs).toMatchObject({ event: "alert", subjectId, patient: null });
});

test("each showing of a name is audited, the count is not", async () => {
  const listed = async () => {
    const [row] = await queryAs(
      systemActor(clinicId),
      "SELECT count(*)::int AS n FROM audit_events WHERE actor_id = $1 AND patient_id = $2 AND action = 'list' AND part = 'vitals'",
      [doctor.userId, patientId],
    );
    return Number(row?.n);
  };
  const before = await listed();
  await countUnread(doctor);
  expect(await listed()).toBe(before);
  await list(doctor);
  expect(await listed()).toBe(before + 1);
});

test("pages follow each other without a gap or a repetition", async () => {
  await Promise.all([alert(), alert(), alert()]);
  const all = (await list(doctor)).items.map(({ id }) => id);
  const paged: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await list(doctor, { limit: 2, ...(cursor && { cursor }) });
    paged.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(paged).toEqual(all);
  expect(new Set(paged).size).toBe(5);
  await expect(list(doctor, { cursor: "x" })).rejects.toMatchObject({ code: "malformed" });
});

test("one or all that were seen are marked as read, told to one's other devices; another's stay", async () => {
  const { items } = await list(doctor);
  const [newest, second] = items;
  if (!newest || !second) throw new Error("two notifications");
  const heard = await told(idOf(doctor));
  const [own] = (await list(other)).items;
  const foreign = markRead(other, { ids: [...(own ? [own.id] : []), second.id] });
  await expect(foreign).rejects.toMatchObject({ code: "not_found" });
  expect(await refusals(other)).toBe(1);
  expect(await unread(doctor)).toBe(items.length);
  expect((await list(other)).items[0]?.read).toBe(false);
  expect(await markRead(doctor, { ids: [second.id] })).toMatchObject({ unread: items.length - 1 });
  expect(await told(idOf(doctor))).toBe(heard + 1);
  await markRead(doctor, { ids: [second.id] });
  expect(await told(idOf(doctor))).toBe(heard + 1);
  await new Promise((done) => setTimeout(done, 5));
  await alert();
  expect(await markRead(doctor, { until: newest.at })).toMatchObject({ unread: 1 });
});

test("a patient is told of a summary that was released, and of nothing where none was written", async () => {
  const signed = await signedNote(doctor, patientId, { plan: "x", summaryTodo: "Beba agua" });
  const [told] = (await list(own)).items;
  expect(told).toMatchObject({ event: "summary", subjectId: signed.id, patient: null });
  await signedNote(doctor, patientId, { plan: "x" });
  expect((await list(own)).items).toHaveLength(1);
});

test("nothing is told to the account of who has died", async () => {
  const member = await makeMember(clinicId, "patient");
  const facts = { memberId: member.memberId, deceased: "2026-03-01" };
  const dead = await makePatient(clinicId, facts);
  await writeAs(systemActor(clinicId), (tx) =>
    notifyPatient(tx, { event: "summary", ...dead, subjectId: uuid7() }),
  );
  expect(await unread(patientActor(clinicId, { ...member, ...dead }))).toBe(0);
});

test("a patient is told when their question was answered", async () => {
  const id = uuid7();
  const asked = { clinicId, id, patientId, quarter: new Date(), actor: "system", part: "vitals" };
  await writeAs(own, (tx) => tx.accessQuestion.create({ data: { ...asked, question: "?" } }));
  await answerAccessQuestion(admin, patientId, id, { answer: "Por la visita" }, 1);
  expect((await list(own)).items[0]).toMatchObject({ event: "answer", subjectId: id });
});

test("when the relation ends the notifications stay, without a name", async () => {
  await endCare(admin, patientId, careId, { reason: "Se muda" }, 1);
  const { items } = await list(doctor);
  expect(items.length).toBeGreaterThan(2);
  expect(items.every(({ patient }) => patient === null)).toBe(true);
});
