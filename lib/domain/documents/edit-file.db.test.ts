import { beforeEach, expect, test } from "vitest";
import { decideMessage } from "@/lib/domain/operations/decide-message";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { queryAs, readAs } from "@/lib/platform/db/scope";
import { park } from "@/lib/platform/outbox/message";
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
import { checkNow, cleanFile, uploadedFile } from "@/lib/testing/files";
import { checkAgain } from "./check-again";
import { editFile } from "./edit-file";
import { type EditFileInput, editFileInput } from "./file-schema";
import { listFiles } from "./list-files";

let clinicId: string;
let patientId: string;
let doctor: Actor;
let nurse: Actor;
let stranger: Actor;
let admin: Actor;
let patient: Actor;

const TEXT = Buffer.from("Hemoglobina 13,2");

beforeEach(async () => {
  ({ clinicId } = await makeClinic(`edits-${uuid7()}`));
  const [treats, cares] = [await makeDoctor(clinicId), await makeMember(clinicId, "nurse")];
  const self = await makeMember(clinicId, "patient");
  const place = await makePatient(clinicId, { memberId: self.memberId });
  ({ patientId } = place);
  for (const one of [treats, cares]) await assign(clinicId, place, one);
  doctor = doctorActor(clinicId, treats);
  nurse = { ...doctorActor(clinicId, cares), role: "nurse" };
  stranger = doctorActor(clinicId, await makeDoctor(clinicId));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  patient = patientActor(clinicId, { ...self, patientId });
});

const fileOf = async (id: string, actor = doctor) => {
  const { items } = await listFiles(actor, patientId, { limit: 100 });
  const file = items.find((one) => one.id === id);
  if (!file) throw new Error("not listed");
  return file;
};
const edit = async (actor: Actor, id: string, input: EditFileInput, version?: number) =>
  editFile(actor, patientId, id, { input, version: version ?? (await fileOf(id)).version });
const failing = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    ({ code, detail }) => detail?.message ?? detail?.faults?.[0]?.message ?? code,
  );
const toldOf = async (event: string) =>
  (
    await queryAs(
      systemActor(clinicId),
      `SELECT member_id AS id, subject_id AS "subjectId" FROM notifications WHERE event = $1 ORDER BY 1`,
      [event],
    )
  ).map(({ id, subjectId }) => [id, subjectId]);

test("what is said of a file is corrected on the version that was read, and both are on record", async () => {
  const id = await cleanFile(doctor, patientId, TEXT, { title: "Infrome" });
  const input = { title: "Informe", kind: "result", date: null, note: "De ayer" } as const;
  const edited = await edit(doctor, id, input);
  expect(edited).toMatchObject({ ...input, state: "clean" });
  expect(await failing(edit(doctor, id, { title: "x" }, edited.version - 1))).toBe("stale");
  expect((await edit(doctor, id, input)).version).toBe(edited.version);
  const events = await readAs(systemActor(clinicId), (tx) =>
    tx.auditEvent.findMany({ where: { action: "edit-file", patientId } }),
  );
  expect(events).toMatchObject([
    {
      actorId: doctor.userId,
      part: "documents",
      detail: {
        file: id,
        changed: {
          kind: { from: "report", to: "result" },
          date: { from: "2026-11-20", to: null },
          // Administrators read the log, and no charts.
          title: {},
          note: {},
        },
      },
    },
  ]);
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  expect(await failing(edit(doctor, id, { date: day }))).toBe("in_future");
  expect(editFileInput.safeParse({ title: " " }).error?.issues[0]?.message).toBe("required");
});

test("who brought a file corrects what they said of it, and decides nothing else; a doctor corrects all", async () => {
  const theirs = await cleanFile(patient, patientId, TEXT);
  const nurses = await cleanFile(nurse, patientId, TEXT);
  expect(await failing(edit(patient, theirs, { title: "Mío" }))).toBe("done");
  expect(await failing(edit(nurse, nurses, { title: "Cura" }))).toBe("done");
  expect(await failing(edit(doctor, theirs, { kind: "image" }))).toBe("done");
  const wrong = { status: "entered-in-error", statusReason: "x" } as const;
  for (const [actor, id, input] of [
    [nurse, theirs, { title: "x" }],
    [patient, nurses, { title: "x" }],
    [nurse, nurses, { title: "x", released: true }],
    [patient, theirs, wrong],
    [stranger, theirs, { title: "x" }],
    [admin, theirs, { title: "x" }],
  ] as const)
    expect(await failing(edit(actor, id, input))).toBe("not_found");
  await edit(doctor, theirs, wrong);
  expect(await failing(edit(doctor, theirs, { title: "x" }))).toBe("already_corrected");
});

test("open browsers of the patient hear of a file once it is shown, and when it no longer is", async () => {
  const heard = async (id: string) => {
    const rows = await queryAs(
      systemActor(clinicId),
      `SELECT payload->>'staff' IS NULL AS heard FROM outbox_messages
       WHERE topic = 'live.changed' AND payload->>'kind' = 'documents' AND created_at >= (SELECT created_at FROM files WHERE id = $1::uuid)
       ORDER BY created_at, id`,
      [id],
    );
    return rows.map((row) => row.heard);
  };
  const id = await cleanFile(doctor, patientId, TEXT);
  await edit(doctor, id, { title: "Sin mostrar" });
  expect(new Set(await heard(id))).toEqual(new Set([false]));
  await edit(doctor, id, { released: true });
  await edit(doctor, id, { released: false });
  await edit(doctor, id, { title: "De nuevo sin mostrar" });
  expect((await heard(id)).slice(-4)).toEqual([false, true, true, false]);
});

test("a patient is told of what they are shown, once; who treats of what a patient brought", async () => {
  const id = await cleanFile(doctor, patientId, TEXT);
  expect(await toldOf("brought")).toEqual([]);
  for (const released of [true, false, true]) await edit(doctor, id, { released });
  expect(await toldOf("document")).toEqual([[patient.memberId, id]]);
  const brought = await cleanFile(patient, patientId, TEXT);
  const both = [doctor.memberId, nurse.memberId].toSorted();
  expect(await toldOf("brought")).toEqual(both.map((member) => [member, brought]));
});

test("what nobody could look at says so, and is looked at when that is asked for, by whoever may bring files", async () => {
  const id = await uploadedFile(patient, patientId, TEXT);
  const [message] = await queryAs(
    systemActor(clinicId),
    "SELECT id FROM outbox_messages WHERE topic = 'file.check'",
    [],
  );
  const key = { clinicId, id: String(message?.id) };
  await park(systemActor(clinicId), key, "failed", "Error ECONNREFUSED");
  expect((await fileOf(id)).state).toBe("unchecked");
  expect((await fileOf(id, patient)).state).toBe("unchecked");
  // Brought back on the page of queues it is on its way again; given up there it is not.
  const decided = { clinicId, messageId: key.id };
  await decideMessage(admin, decided, "retry");
  expect((await fileOf(id)).state).toBe("scanning");
  await decideMessage(admin, decided, "discard");
  expect((await fileOf(id)).state).toBe("unchecked");
  for (const actor of [stranger, admin])
    expect(await failing(checkAgain(actor, patientId, id))).toBe("not_found");
  await Promise.all(Array.from({ length: 8 }, () => checkAgain(patient, patientId, id)));
  expect((await fileOf(id)).state).toBe("scanning");
  const waiting = await queryAs(
    systemActor(clinicId),
    "SELECT id FROM outbox_messages WHERE topic = 'file.check' AND done_at IS NULL AND parked IS NULL",
    [],
  );
  expect(waiting).toHaveLength(1);
  await checkNow(clinicId, id);
  expect((await fileOf(id)).state).toBe("clean");
  expect((await checkAgain(patient, patientId, id)).state).toBe("clean");
});
