import { beforeAll, expect, test } from "vitest";
import { listTimeline } from "@/lib/domain/overview/list-timeline";
import type { Actor } from "@/lib/platform/auth/actor";
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
import { signedNote } from "@/lib/testing/notes";
import { markNote } from "./amend-note";
import { getNote } from "./get-note";
import { getSummary } from "./get-summary";
import { listNotes } from "./list-notes";
import { listSummaries } from "./list-summaries";
import { openNote } from "./open-note";
import type { NoteContent } from "./schema";

const SECRET = "sospecha de consumo";
let doctor: Actor;
let own: Actor;
let stranger: Actor;
let patientId: string;
const signed = (change: Partial<NoteContent>) => signedNote(doctor, patientId, change);
const secret = {
  confidential: true,
  subjective: SECRET,
  objective: SECRET,
  assessment: SECRET,
  plan: SECRET,
  diagnoses: [
    {
      display: SECRET,
      codeSystem: null,
      code: null,
      clinicalStatus: "active" as const,
      onset: null,
      conditionId: null,
    },
  ],
};

beforeAll(async () => {
  const { clinicId } = await makeClinic(`summaries-${uuid7()}`, { locale: "es" });
  const treats = await makeDoctor(clinicId, { name: "Dra. Elena Ruiz" });
  doctor = doctorActor(clinicId, treats);
  stranger = doctorActor(clinicId, await makeDoctor(clinicId));
  const member = await makeMember(clinicId, "patient");
  ({ patientId } = await makePatient(clinicId, { memberId: member.memberId }));
  await assign(clinicId, { patientId }, treats);
  own = patientActor(clinicId, { ...member, patientId });
});

test("of a confidential note the patient reads the summary, and not one word more", async () => {
  const note = await signed({ ...secret, summaryFound: "Está bien", summaryTodo: "Descanse" });
  const silent = await signed({ ...secret, summaryFound: " \n" });
  await openNote(doctor, patientId, { type: "urgent" });
  const list = await listSummaries(own, patientId, { limit: 10 });
  expect(list.items).toMatchObject([{ id: note.id, opening: "Está bien Descanse" }]);
  const summary = await getSummary(own, patientId, note.id);
  expect(summary).toEqual({
    id: note.id,
    type: "consultation",
    status: "final",
    occurredAt: note.occurredAt,
    signedAt: note.signedAt,
    signerName: "Dra. Elena Ruiz",
    statusReason: null,
    summaryFound: "Está bien",
    summaryTodo: "Descanse",
    summaryReturn: "",
    locale: "es",
  });
  const timeline = await listTimeline(own, patientId, { kinds: ["note"], limit: 10 });
  expect(timeline.items).toMatchObject([{ id: note.id, status: "summary", display: "" }]);
  const notes = await listNotes(own, patientId, { limit: 10 });
  expect(JSON.stringify([list, summary, timeline, notes])).not.toContain(SECRET);
  for (const { id } of [note, silent])
    await expect(getNote(own, patientId, id)).rejects.toMatchObject({ code: "not_found" });
  for (const [actor, id] of [
    [own, silent.id],
    [stranger, note.id],
    [own, uuid7()],
  ] as const)
    await expect(getSummary(actor, patientId, id)).rejects.toMatchObject({ code: "not_found" });
  expect(
    (await listTimeline(doctor, patientId, { kinds: ["note"], limit: 10 })).items,
  ).toHaveLength(2);
});

test("marked as an error it stays; why is told only where the note isn't confidential", async () => {
  const mark = async (change: Partial<NoteContent>) => {
    const { id, version } = await signed({ ...change, summaryTodo: "Vuelva el lunes" });
    const error = { status: "entered-in-error", reason: SECRET } as const;
    await markNote(doctor, { patientId, noteId: id }, error, version);
    return getSummary(own, patientId, id);
  };
  const told = { status: "entered-in-error", summaryTodo: "Vuelva el lunes" };
  expect(await mark(secret)).toMatchObject({ ...told, statusReason: null });
  expect(await mark({ plan: "x" })).toMatchObject({ ...told, statusReason: SECRET });
});

test("pages follow each other", async () => {
  const whole = await listSummaries(own, patientId, { limit: 100 });
  const first = await listSummaries(own, patientId, { limit: 1 });
  const rest = await listSummaries(own, patientId, {
    limit: 100,
    cursor: first.nextCursor ?? undefined,
  });
  expect([...first.items, ...rest.items]).toEqual(whole.items);
});
