import { beforeAll, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { assign, doctorActor, makeClinic, makeDoctor, makePatient } from "@/lib/testing/factories";
import { discardDraft } from "./amend-note";
import { getNote } from "./get-note";
import { getNoteState } from "./get-note-state";
import { openNote } from "./open-note";

let doctor: Actor;
let colleague: Actor;
let stranger: Actor;
let patientId: string;

beforeAll(async () => {
  const { clinicId } = await makeClinic(`state-${uuid7()}`);
  const [treats, other] = [await makeDoctor(clinicId), await makeDoctor(clinicId)];
  [doctor, colleague] = [doctorActor(clinicId, treats), doctorActor(clinicId, other)];
  stranger = doctorActor(clinicId, await makeDoctor(clinicId));
  ({ patientId } = await makePatient(clinicId));
  for (const who of [treats, other]) await assign(clinicId, { patientId }, who);
});

const looks = async () => {
  const found = await queryAs(
    systemActor(doctor.clinicId),
    "SELECT count(*)::int AS n FROM audit_events WHERE patient_id = $1::uuid AND action = 'read' AND outcome = 'done'",
    [patientId],
  );
  return Number(found[0]?.n);
};

test("an open editor asks again and again whether its draft stands: no look, and nothing of what it says", async () => {
  const { id } = await openNote(doctor, patientId, { type: "urgent" });
  await getNote(doctor, patientId, id);
  const before = await looks();
  for (let i = 0; i < 20; i++) {
    const state = await getNoteState(doctor, patientId, id);
    expect(Object.keys(state).toSorted()).toEqual(["editedAt", "editor", "status", "version"]);
  }
  expect(await looks()).toBe(before);
});

test("it is told to the author alone, while it is there; a stranger is turned away, and that is audited", async () => {
  const { id } = await openNote(doctor, patientId, { type: "urgent" });
  for (const actor of [colleague, stranger])
    await expect(getNoteState(actor, patientId, id)).rejects.toMatchObject({ code: "not_found" });
  const refused = await queryAs(
    systemActor(doctor.clinicId),
    "SELECT actor_id FROM audit_events WHERE patient_id = $1::uuid AND outcome = 'refused'",
    [patientId],
  );
  expect(refused).toEqual([{ actor_id: stranger.userId }]);
  await discardDraft(doctor, { patientId, noteId: id }, true);
  await expect(getNoteState(doctor, patientId, id)).rejects.toMatchObject({ code: "not_found" });
});
