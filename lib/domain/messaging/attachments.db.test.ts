import { beforeEach, expect, test } from "vitest";
import { dropUpload } from "@/lib/domain/documents/drop-upload";
import { editFile } from "@/lib/domain/documents/edit-file";
import { linkToFile } from "@/lib/domain/documents/file-link";
import { listFiles } from "@/lib/domain/documents/list-files";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { queryAs, readAs } from "@/lib/platform/db/scope";
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
import { checkNow, cleanFile, sentFile, uploadedFile } from "@/lib/testing/files";
import { getThread } from "./get-thread";
import { openThread } from "./open-thread";
import { sendMessageInput, threadQuery } from "./schema";
import { sendMessage } from "./send-message";

let clinicId: string;
let patientId: string;
let threadId: string;
let doctor: Actor;
let nurse: Actor;
let patient: Actor;

const TEXT = Buffer.from("Hemoglobina 13,2");
const BROKEN = Buffer.from("ffd8ffe000104a46494600010100000100010000ffdb", "hex");

beforeEach(async () => {
  ({ clinicId } = await makeClinic(`attached-${uuid7()}`));
  const [treats, cares] = [await makeDoctor(clinicId), await makeMember(clinicId, "nurse")];
  const self = await makeMember(clinicId, "patient", { name: "Íñigo Gil" });
  const place = await makePatient(clinicId, { memberId: self.memberId });
  ({ patientId } = place);
  for (const one of [treats, cares]) await assign(clinicId, place, one);
  doctor = doctorActor(clinicId, treats);
  nurse = { ...doctorActor(clinicId, cares), role: "nurse" };
  patient = patientActor(clinicId, { ...self, patientId });
  const first = { subject: "Tos", body: "Hola", to: null };
  ({ id: threadId } = await openThread(patient, patientId, first));
});

const send = (actor: Actor, attachments: string[], body = "Va con esto") =>
  sendMessage(actor, { patientId, threadId }, { body, attachments });
const refusals = (actor: Actor) =>
  readAs(systemActor(clinicId), (tx) =>
    tx.auditEvent.count({ where: { actorId: actor.userId, outcome: "refused" } }),
  );
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    ({ code, detail }) => detail?.faults?.[0]?.message ?? detail?.message ?? code,
  );
/** What the latest message brings, as this reader has it. */
async function latest(actor: Actor) {
  const { messages } = await getThread(actor, { patientId, threadId }, threadQuery.parse({}));
  return messages.at(-1)?.attachments.map(({ file }) => file);
}
const fileOf = async (id: string) =>
  (await listFiles(doctor, patientId, { limit: 100 })).items.find((one) => one.id === id);
const opens = (actor: Actor, id: string) => faultOf(linkToFile(actor, patientId, id, "view"));

test("a patient's file that nobody has looked at goes along, and becomes one that the doctor opens", async () => {
  const id = await uploadedFile(patient, patientId, TEXT, { title: "Mi foto" });
  const sent = await send(patient, [id]);
  expect(sent.attachments).toMatchObject([{ id, file: { state: "scanning", title: "Mi foto" } }]);
  expect(await latest(doctor)).toMatchObject([{ state: "scanning" }]);
  expect(await opens(doctor, id)).toBe("not_found");
  await checkNow(clinicId, id);
  expect(await latest(doctor)).toMatchObject([{ state: "clean", byPatient: true }]);
  expect([await opens(doctor, id), await opens(patient, id)]).toEqual(["done", "done"]);
  expect(await fileOf(id)).toMatchObject({ releasedAt: null });
});

test("what a doctor sends is shown to the patient with that, and follows the file afterwards", async () => {
  const known = await cleanFile(doctor, patientId, TEXT, { title: "Analítica" });
  const fresh = await uploadedFile(doctor, patientId, TEXT, { title: "Hoja" });
  expect(await opens(patient, known)).toBe("not_found");
  await send(doctor, [fresh, known]);
  expect(await latest(patient)).toMatchObject([
    { title: "Hoja", state: "scanning" },
    { title: "Analítica", state: "clean" },
  ]);
  expect([await opens(patient, known), await opens(patient, fresh)]).toEqual(["done", "not_found"]);
  await checkNow(clinicId, fresh);
  expect(await opens(patient, fresh)).toBe("done");
  const events = await readAs(systemActor(clinicId), (tx) =>
    tx.auditEvent.findMany({ where: { action: "edit-file", patientId } }),
  );
  expect(events.map(({ detail }) => detail)).toEqual([
    { file: known, changed: { released: { from: false, to: true } } },
  ]);
  // Withdrawn, it is no longer the patient's; who treats still has it.
  const version = (await fileOf(known))?.version ?? 0;
  await editFile(doctor, patientId, known, { input: { released: false }, version });
  expect(await latest(patient)).toMatchObject([{ title: "Hoja", state: "clean" }, null]);
  expect(await opens(patient, known)).toBe("not_found");
  expect(await latest(doctor)).toMatchObject([{}, { title: "Analítica" }]);
});

test("a file that is found bad says why on both sides, and can't be taken from its message", async () => {
  const id = await uploadedFile(doctor, patientId, BROKEN);
  await send(doctor, [id]);
  await checkNow(clinicId, id);
  for (const actor of [doctor, patient])
    expect(await latest(actor)).toMatchObject([{ state: "rejected", reason: "broken" }]);
  expect(await faultOf(dropUpload(doctor, patientId, id))).toBe("file_in_message");
});

test("what can't go along: half sent, another's, unknown, marked wrong, not a nurse's to show, twice", async () => {
  const half = await sentFile(patient, patientId, TEXT);
  expect(await faultOf(send(patient, [half]))).toBe("file_on_its_way");
  expect(await faultOf(send(patient, [uuid7()]))).toBe("unknown_file");
  const hidden = await cleanFile(doctor, patientId, TEXT);
  expect(await faultOf(send(patient, [hidden]))).toBe("unknown_file");
  expect(await faultOf(send(nurse, [hidden]))).toBe("file_not_shown");
  const own = await uploadedFile(nurse, patientId, TEXT);
  expect(await faultOf(send(nurse, [own]))).toBe("done");
  const elsewhere = await makePatient(clinicId);
  await assign(clinicId, elsewhere, { memberId: doctor.memberId ?? "" });
  const other = await cleanFile(doctor, elsewhere.patientId, TEXT);
  // Among others of the chart it refuses the whole; which one isn't said, that it was tried is on record.
  const before = await refusals(doctor);
  const mixed = await send(doctor, [hidden, other]).catch((error: unknown) => error);
  expect(mixed).toMatchObject({
    detail: { faults: [{ path: "$.attachments", message: "unknown_file" }] },
  });
  expect(await refusals(doctor)).toBe(before + 1);
  const { version = 0 } = (await fileOf(hidden)) ?? {};
  const wrong = { status: "entered-in-error", statusReason: "De otra persona" } as const;
  await editFile(doctor, patientId, hidden, { input: wrong, version });
  expect(await faultOf(send(doctor, [hidden]))).toBe("file_marked_wrong");
  const twice = sendMessageInput.safeParse({ body: "x", attachments: [own, own] });
  expect(twice.error?.issues[0]?.message).toBe("each_once");
  const { messages } = await getThread(doctor, { patientId, threadId }, threadQuery.parse({}));
  expect(messages).toHaveLength(2);
});

test("sent ten times at once it is one message with its file; while a worker ends looking at it too", async () => {
  const id = await uploadedFile(doctor, patientId, TEXT);
  const input = { body: "Una vez", attachments: [id] };
  const idempotency = { key: uuid7(), body: JSON.stringify(input), status: 201 };
  const actor = { ...doctor, request: { id: uuid7(), looks: new Map(), idempotency } };
  const place = { patientId, threadId };
  const [, ...sent] = await Promise.all([
    checkNow(clinicId, id),
    ...Array.from({ length: 10 }, () => sendMessage(actor, place, input)),
  ]);
  expect(new Set(sent.map((one) => one.id)).size).toBe(1);
  expect(await latest(patient)).toMatchObject([{ id, state: "clean" }]);
  expect(await opens(patient, id)).toBe("done");
});

test("what was sent is never taken back, by the application's SQL neither", async () => {
  for (const sql of [
    "DELETE FROM message_attachments",
    "UPDATE message_attachments SET position = 1",
  ])
    await expect(queryAs(doctor, sql, []), sql).rejects.toMatchObject({ code: "42501" });
});
