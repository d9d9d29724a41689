import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { systemActor } from "@/lib/platform/auth/actor";
import { queryAs, writeAs } from "@/lib/platform/db/scope";
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
import { changeThread } from "./change-thread";
import { escalateUnread } from "./escalate";
import { getThread } from "./get-thread";
import { countMessages, listInbox } from "./list-inbox";
import { listThreads } from "./list-threads";
import { markThreadRead } from "./mark-thread-read";
import { openThread } from "./open-thread";
import { inboxQuery, listThreadsQuery, threadQuery } from "./schema";
import { sendMessage } from "./send-message";

let clinicId: string;
let patientId: string;
let doctor: Actor;
let colleague: Actor;
let stranger: Actor;
let admin: Actor;
let patient: Actor;
let patientPlace: { patientId: string };

const LIST = listThreadsQuery.parse({});
const PAGE = threadQuery.parse({});
const inbox = (state = "open", q?: string) => inboxQuery.parse({ state, q });

beforeEach(async () => {
  ({ clinicId } = await makeClinic(`messages-${uuid7()}`));
  const [one, two, other] = [
    await makeDoctor(clinicId, { name: "Dra. Uno" }),
    await makeDoctor(clinicId, { name: "Dr. Dos" }),
    await makeDoctor(clinicId, { name: "Dr. Ajeno" }),
  ];
  const self = await makeMember(clinicId, "patient", { name: "Íñigo Gil" });
  patientPlace = await makePatient(clinicId, { memberId: self.memberId });
  ({ patientId } = patientPlace);
  await assign(clinicId, patientPlace, one);
  await assign(clinicId, patientPlace, two);
  doctor = doctorActor(clinicId, one);
  colleague = doctorActor(clinicId, two);
  stranger = doctorActor(clinicId, other);
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  patient = patientActor(clinicId, { ...self, patientId });
});

const begin = (body = "Tengo tos desde ayer", to: string | null = null) =>
  openThread(patient, patientId, { subject: "Tos", body, to });
const toldOf = async (event: string) =>
  (
    await queryAs(
      systemActor(clinicId),
      "SELECT member_id AS id FROM notifications WHERE event = $1 ORDER BY 1",
      [event],
    )
  ).map(({ id }) => id);
const both = () => [doctor.memberId, colleague.memberId].toSorted();

test("a patient writes, the whole team is told, one answers, the patient reads: each sees when", async () => {
  const { id: threadId, messageId } = await begin();
  expect(await toldOf("message")).toEqual(both());
  expect(await countMessages(doctor)).toEqual({ unread: 1, urgent: 0 });
  const place = { patientId, threadId };
  await markThreadRead(doctor, place, { until: messageId });
  expect(await countMessages(colleague)).toEqual({ unread: 0, urgent: 0 });
  const answer = await sendMessage(doctor, place, { body: "Beba agua" });
  expect(await countMessages(patient)).toEqual({ unread: 1, urgent: 0 });
  const seen = await getThread(patient, place, PAGE);
  expect(seen.messages.map(({ body, own, readBy }) => [body, own, readBy])).toEqual([
    ["Tengo tos desde ayer", true, "Dra. Uno"],
    ["Beba agua", false, null],
  ]);
  expect(seen.team.map(({ name }) => name).toSorted()).toEqual(["Dr. Dos", "Dra. Uno"]);
  await markThreadRead(patient, place, { until: answer.id });
  const { messages } = await getThread(doctor, place, PAGE);
  expect(messages[1]).toMatchObject({ readBy: "Íñigo Gil", own: true });
});

test("what waited for a connection says when it was written; a clock that runs ahead is not believed", async () => {
  const { id: threadId } = await begin();
  const sent = async (ago: number) => {
    const writtenAt = new Date(Date.now() - ago).toISOString();
    const said = { body: "¿Y ahora?", writtenAt };
    return [(await sendMessage(patient, { patientId, threadId }, said)).writtenAt, writtenAt];
  };
  const [kept, written] = await sent(2 * 3_600_000);
  expect(kept).toBe(written);
  expect((await sent(5000))[0]).toBeNull();
  expect((await sent(-3_600_000))[0]).toBeNull();
  expect((await sent(90 * 86_400_000))[0]).toBeNull();
});

test("reading a conversation reads what the bell says of it", async () => {
  const { id: threadId, messageId } = await begin();
  await markThreadRead(doctor, { patientId, threadId }, { until: messageId });
  const rows = await queryAs(
    systemActor(clinicId),
    "SELECT member_id AS id, read_at IS NOT NULL AS read FROM notifications",
    [],
  );
  const read = Object.fromEntries(rows.map(({ id, read: was }) => [id, was]));
  expect(read).toEqual({ [String(doctor.memberId)]: true, [String(colleague.memberId)]: false });
});

test("who doesn't treat, and an administrator, find nothing: no list, no count, no thread, no writing", async () => {
  const { id: threadId, messageId } = await begin();
  const place = { patientId, threadId };
  for (const actor of [stranger, admin]) {
    for (const attempt of [
      () => listThreads(actor, patientId, LIST),
      () => getThread(actor, place, PAGE),
      () => sendMessage(actor, place, { body: "x" }),
      () => markThreadRead(actor, place, { until: messageId }),
      () => changeThread(actor, place, { state: "closed" }, 1),
      () => openThread(actor, patientId, { subject: "x", body: "x", to: null }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    expect((await listInbox(actor, inbox())).items).toEqual([]);
    expect(await countMessages(actor)).toEqual({ unread: 0, urgent: 0 });
  }
});

test("of another patient's conversation nothing is told, also under one's own chart", async () => {
  const { id: threadId } = await begin();
  const second = await makePatient(clinicId);
  await assign(clinicId, second, { memberId: doctor.memberId ?? "" });
  const wrong = { patientId: second.patientId, threadId };
  await expect(getThread(doctor, wrong, PAGE)).rejects.toMatchObject({ code: "not_found" });
  await expect(sendMessage(doctor, wrong, { body: "x" })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(markThreadRead(doctor, wrong, { until: uuid7() })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("to one of the team: that one is told, counts it, and has it among theirs; it can be handed on", async () => {
  const { id: threadId } = await begin("Para usted", doctor.memberId);
  expect(await toldOf("message")).toEqual([doctor.memberId]);
  expect(await countMessages(colleague)).toEqual({ unread: 0, urgent: 0 });
  expect((await listInbox(doctor, inbox("mine"))).items).toHaveLength(1);
  expect((await listInbox(colleague, inbox("mine"))).items).toHaveLength(0);
  expect((await listInbox(colleague, inbox("open"))).items).toHaveLength(1);
  const [{ version } = { version: 0 }] = (await listInbox(doctor, inbox())).items;
  const place = { patientId, threadId };
  await changeThread(doctor, place, { assignedTo: colleague.memberId }, version);
  await expect(changeThread(doctor, place, { assignedTo: null }, version)).rejects.toMatchObject({
    code: "stale",
  });
  expect((await listInbox(colleague, inbox("mine"))).items).toHaveLength(1);
  await expect(
    changeThread(doctor, place, { assignedTo: stranger.memberId }, version + 1),
  ).rejects.toMatchObject({
    detail: { faults: [{ path: "$.assignedTo", message: "not_treating" }] },
  });
  await expect(begin("x", stranger.memberId)).rejects.toMatchObject({ code: "invalid" });
});

test("closed, it leaves the list; the patient's next message opens it again; a patient can't close", async () => {
  const { id: threadId } = await begin();
  const place = { patientId, threadId };
  const { version } = await getThread(doctor, place, PAGE);
  await expect(changeThread(patient, place, { state: "closed" }, version)).rejects.toMatchObject({
    code: "not_found",
  });
  await changeThread(doctor, place, { state: "closed" }, version);
  expect((await listInbox(doctor, inbox())).items).toEqual([]);
  expect((await listInbox(doctor, inbox("closed"))).items).toHaveLength(1);
  await sendMessage(patient, place, { body: "Sigo igual" });
  expect((await listInbox(doctor, inbox())).items).toHaveLength(1);
});

test("found by words of the subject or of any message, without accents", async () => {
  await begin("La tensión me sube por la mañana");
  for (const [q, count] of [
    ["TENSION manana", 0],
    ["tension me sube", 1],
    ["tos", 1],
    ["fiebre", 0],
  ] as const)
    expect((await listInbox(doctor, inbox("open", q))).items, q).toHaveLength(count);
  expect((await listThreads(patient, patientId, { ...LIST, q: "MAÑANA" })).items).toHaveLength(1);
});

test("a long conversation comes page by page, in order, without a gap or a repetition", async () => {
  const { id: threadId } = await begin("0");
  const place = { patientId, threadId };
  for (let i = 1; i < 7; i++)
    await sendMessage(i % 2 ? doctor : patient, place, { body: String(i) });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await getThread(patient, place, { limit: 3, cursor });
    seen.unshift(...page.messages.map(({ body }) => body));
    cursor = page.earlierCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(["0", "1", "2", "3", "4", "5", "6"]);
});

test("what may be an emergency is marked, counts for everybody, and unread too long goes to all and the administration, once", async () => {
  const { id: threadId, messageId } = await begin("Me duele el pecho", doctor.memberId);
  expect(await countMessages(colleague)).toEqual({ unread: 1, urgent: 1 });
  const at = (hours: number) => () => new Date(Date.now() + hours * 3_600_000);
  expect(await escalateUnread(systemActor(clinicId), at(1))).toBe(0);
  expect(await escalateUnread(systemActor(clinicId), at(3))).toBe(1);
  expect(await escalateUnread(systemActor(clinicId), at(4))).toBe(0);
  expect(await toldOf("waiting")).toEqual([...both(), admin.memberId].toSorted());
  await markThreadRead(colleague, { patientId, threadId }, { until: messageId });
  await begin("no puedo respirar");
  const second = await listInbox(doctor, inbox());
  for (const { id, patient: of } of second.items)
    for (const message of (await getThread(doctor, { patientId: of.id, threadId: id }, PAGE))
      .messages)
      await markThreadRead(doctor, { patientId: of.id, threadId: id }, { until: message.id });
  expect(await escalateUnread(systemActor(clinicId), at(9))).toBe(0);
});

test("who lost access is told nothing more, and finds nothing", async () => {
  const { id: threadId } = await begin("Para usted", doctor.memberId);
  await writeAs(systemActor(clinicId), (tx) =>
    tx.careRelationship.updateMany({
      where: { clinicId, memberId: doctor.memberId ?? "" },
      data: { endsAt: new Date() },
    }),
  );
  await sendMessage(patient, { patientId, threadId }, { body: "¿Sigue ahí?" });
  expect(await toldOf("message")).toEqual([doctor.memberId, colleague.memberId].toSorted());
  await expect(getThread(doctor, { patientId, threadId }, PAGE)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("for who has died nobody writes; what was written stays", async () => {
  const { id: threadId } = await begin();
  await writeAs(doctor, (tx) =>
    tx.patient.updateMany({ where: { clinicId, id: patientId }, data: { deceased: "2026-11-01" } }),
  );
  const place = { patientId, threadId };
  await expect(sendMessage(doctor, place, { body: "x" })).rejects.toMatchObject({
    code: "conflict",
  });
  expect((await getThread(doctor, place, PAGE)).messages).toHaveLength(1);
});

test("nobody changes or removes a message, not by SQL of the application either", async () => {
  await begin();
  for (const sql of [
    "UPDATE messages SET body = 'x'",
    "UPDATE messages SET author_name = 'x'",
    "UPDATE messages SET urgent = true",
    "DELETE FROM messages",
    "DELETE FROM message_threads",
    "UPDATE message_threads SET subject = 'x'",
  ])
    await expect(queryAs(doctor, sql, []), sql).rejects.toMatchObject({ code: "42501" });
});
