import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { queryAs, writeAs } from "@/lib/platform/db/scope";
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
import { addAddendum, discardDraft, markNote } from "./amend-note";
import { contentOf, hashOfContent } from "./content";
import { getNote, listVersions } from "./get-note";
import { listNotes } from "./list-notes";
import { openNote } from "./open-note";
import { saveDraft } from "./save-draft";
import { type Note, type NoteContent, saveDraftInput } from "./schema";
import { signNote } from "./sign-note";

let clinicId: string;
let doctor: Actor;
let colleague: Actor;
let stranger: Actor;
let own: Actor;
let patientId: string;
const all = { limit: 100 };

const open = () => openNote(doctor, patientId, { type: "consultation" });
const placeOf = ({ id }: Note) => ({ patientId, noteId: id });
const save = (
  note: Note,
  change: Partial<NoteContent>,
  editor = "window",
  version = note.version,
) =>
  saveDraft(
    doctor,
    placeOf(note),
    saveDraftInput.parse({ ...contentOf(note), ...change, editor }),
    version,
  );
const read = (note: Note, actor = doctor) => getNote(actor, patientId, note.id);
const sign = async (note: Note, given = {}, actor = doctor) =>
  signNote(
    actor,
    placeOf(note),
    { contentHash: await hashOfContent(note), deceasedKnown: false, ...given },
    note.version,
  );
/** A signed note that says this. */
async function signed(change: Partial<NoteContent>) {
  const draft = await open();
  await save(draft, change);
  return sign(await read(draft));
}
const statusOf = (status: string) => ({ display: status, codeSystem: null, code: null });

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`notes-${uuid7()}`));
  const treats = await makeDoctor(clinicId, { name: "Dra. Elena Ruiz" });
  const other = await makeDoctor(clinicId, { name: "Dr. Iván Peña" });
  doctor = doctorActor(clinicId, treats);
  colleague = doctorActor(clinicId, other);
  stranger = doctorActor(clinicId, await makeDoctor(clinicId));
  const member = await makeMember(clinicId, "patient");
  const person = { memberId: member.memberId, birthDate: "1970-05-01" };
  ({ patientId } = await makePatient(clinicId, person));
  await assign(clinicId, { patientId }, treats);
  await assign(clinicId, { patientId }, other);
  own = patientActor(clinicId, { ...member, patientId });
});

describe("a draft", () => {
  test("is its author's alone, takes 200 kB and every sign, and keeps what it said before", async () => {
    const draft = await open();
    const long = "á🙂\u202Eאב\r\n".repeat(20_000).slice(0, 200_000);
    await save(draft, { subjective: "Fiebre" });
    const second = await save(draft, { subjective: "Fiebre y tos", plan: long }, "other", 2);
    expect(second.version).toBe(3);
    expect(await read(draft)).toMatchObject({
      subjective: "Fiebre y tos",
      plan: long.normalize("NFC"),
      own: true,
      editor: "other",
      intact: null,
    });
    const { items } = await listVersions(doctor, patientId, draft.id);
    expect(items.map(({ content }) => content.subjective)).toEqual(["Fiebre"]);
    for (const actor of [colleague, stranger, own])
      await expect(read(draft, actor)).rejects.toMatchObject({ code: "not_found" });
    expect((await listNotes(colleague, patientId, all)).items).toEqual([]);
    expect((await listNotes(doctor, patientId, { ...all, state: "draft" })).items).toHaveLength(1);
  });

  test("written in two windows is never overwritten: the second hears of it", async () => {
    const draft = await open();
    const both = await Promise.allSettled([
      save(draft, { plan: "Uno" }, "a"),
      save(draft, { plan: "Dos" }, "b"),
    ]);
    const refused = both.filter((one) => one.status === "rejected");
    expect(refused.map(({ reason }) => reason.code)).toEqual(["stale"]);
    expect((await read(draft)).version).toBe(2);
  });

  test("put away is gone from lists and comes back", async () => {
    const draft = await open();
    await save(draft, { plan: "Volver" });
    await discardDraft(doctor, placeOf(draft), true);
    await expect(read(draft)).rejects.toMatchObject({ code: "not_found" });
    await expect(save(draft, { plan: "x" }, "window", 2)).rejects.toMatchObject({
      code: "conflict",
      detail: { message: "note_discarded" },
    });
    await discardDraft(doctor, placeOf(draft), false);
    expect((await read(draft)).plan).toBe("Volver");
  });
});

describe("signing", () => {
  test("takes what was shown, once, and nothing else", async () => {
    const draft = await open();
    await expect(sign(draft)).rejects.toMatchObject({ code: "invalid" });
    await save(draft, { assessment: "Gripe" });
    const shown = await read(draft);
    await save(shown, { assessment: "Gripe A" });
    await expect(sign(shown)).rejects.toMatchObject({ code: "stale" });
    const now = await read(draft);
    await expect(sign(now, { contentHash: "0".repeat(64) })).rejects.toMatchObject({
      code: "stale",
    });
    const both = await Promise.allSettled([sign(now), sign(now)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const note = await read(draft, colleague);
    expect(note).toMatchObject({ status: "final", signerName: "Dra. Elena Ruiz", intact: true });
    expect(note.own).toBe(false);
    const { items } = await listVersions(colleague, patientId, draft.id);
    expect(items[0]?.content.assessment).toBe("Gripe A");
    await expect(save(draft, { plan: "x" }, "window", note.version)).rejects.toMatchObject({
      detail: { message: "note_signed" },
    });
  });

  test("a diagnosis becomes a condition that names its note, or the status of a known one", async () => {
    const code = { codeSystem: "http://hl7.org/fhir/sid/icd-10", code: "J11" };
    const flu = { ...statusOf("Gripe"), ...code, onset: "2026-11", conditionId: null };
    const first = await signed({ diagnoses: [{ ...flu, clinicalStatus: "active" }] });
    const conditions = () =>
      writeAs(doctor, (tx) => tx.condition.findMany({ where: { clinicId, patientId } }));
    expect(await conditions()).toMatchObject([
      {
        noteId: first.id,
        code: "J11",
        clinicalStatus: "active",
        onset: "2026-11",
        source: "entered",
      },
    ]);
    const conditionId = (await conditions())[0]?.id ?? "";
    await signed({ diagnoses: [{ ...flu, clinicalStatus: "active" }] });
    await signed({ diagnoses: [{ ...flu, conditionId, clinicalStatus: "resolved" }] });
    expect(await conditions()).toMatchObject([{ id: conditionId, clinicalStatus: "resolved" }]);
    const foreign = [{ ...flu, conditionId: uuid7(), clinicalStatus: "active" as const }];
    await expect(signed({ diagnoses: foreign })).rejects.toMatchObject({ code: "invalid" });
  });

  test("a time that cannot be is refused; so is a patient who died meanwhile, unless the signer knows", async () => {
    const draft = await open();
    await save(draft, { plan: "x", occurredAt: "1969-01-01T10:00:00Z" });
    await expect(read(draft).then((note) => sign(note))).rejects.toMatchObject({
      code: "invalid",
      detail: { faults: [{ path: "$.occurredAt", message: "before_birth" }] },
    });
    await save(draft, { plan: "x", occurredAt: "2026-11-01T10:00:00Z" }, "window", 2);
    const key = { clinicId, id: patientId };
    const died = (deceased: string | null) =>
      writeAs(doctor, (tx) => tx.patient.update({ where: { key }, data: { deceased } }));
    await died("2026-11-20");
    const note = await read(draft);
    await expect(sign(note)).rejects.toMatchObject({ detail: { message: "deceased_note" } });
    expect((await sign(note, { deceasedKnown: true })).status).toBe("final");
    await died(null);
  });

  test("who no longer treats the patient signs nothing, and the draft stays", async () => {
    const draft = await openNote(colleague, patientId, { type: "urgent" });
    const input = saveDraftInput.parse({ ...contentOf(draft), plan: "Ingreso", editor: "w" });
    await saveDraft(colleague, placeOf(draft), input, 1);
    const note = await getNote(colleague, patientId, draft.id);
    const end = (endsAt: Date | null) =>
      writeAs(systemActor(clinicId), (tx) =>
        tx.careRelationship.updateMany({
          where: { clinicId, patientId, memberId: colleague.memberId ?? "" },
          data: { endsAt },
        }),
      );
    await end(new Date());
    await expect(sign(note, {}, colleague)).rejects.toMatchObject({ code: "not_found" });
    await end(null);
    expect((await getNote(colleague, patientId, draft.id)).plan).toBe("Ingreso");
  });
});

describe("after signing", () => {
  test("nobody changes it, by SQL neither: only addenda and the mark of an error", async () => {
    const note = await signed({ assessment: "Otitis" });
    const tries = [
      "UPDATE clinical_notes SET plan = 'x' WHERE id = $1::uuid",
      "UPDATE clinical_notes SET status = 'preliminary', signed_at = NULL, signed_by_id = NULL, signer_name = NULL, content_hash = NULL WHERE id = $1::uuid",
      "UPDATE clinical_notes SET status = 'entered-in-error', status_reason = 'x', marked_at = now(), marked_by_id = author_id, plan = 'y' WHERE id = $1::uuid",
      "UPDATE clinical_notes SET confidential = true WHERE id = $1::uuid",
      "DELETE FROM clinical_notes WHERE id = $1::uuid",
      "UPDATE note_versions SET content = '{}' WHERE note_id = $1::uuid",
      "DELETE FROM note_versions WHERE note_id = $1::uuid",
      "UPDATE note_addenda SET text = 'x' WHERE note_id = $1::uuid",
    ];
    await addAddendum(colleague, placeOf(note), { text: "Cultivo negativo" });
    for (const statement of tries)
      await expect(queryAs(doctor, statement, [note.id]), statement).rejects.toThrow();
    const seen = await read(note);
    expect(seen).toMatchObject({ assessment: "Otitis", intact: true, version: note.version });
    expect(seen.addenda).toMatchObject([{ text: "Cultivo negativo", signerName: "Dr. Iván Peña" }]);
  });

  test("marked as an error by its author, with a reason, once; it stays to be read", async () => {
    const note = await signed({ plan: "Otro paciente" });
    const error = { status: "entered-in-error", reason: "Era de otra persona" } as const;
    const mark = (actor: Actor, version: number) => markNote(actor, placeOf(note), error, version);
    await expect(mark(colleague, note.version)).rejects.toMatchObject({ code: "forbidden" });
    await expect(mark(doctor, 1)).rejects.toMatchObject({ code: "stale" });
    expect(await mark(doctor, note.version)).toMatchObject({
      status: "entered-in-error",
      statusReason: "Era de otra persona",
      plan: "Otro paciente",
      intact: true,
    });
    const later = addAddendum(doctor, placeOf(note), { text: "x" });
    await expect(later).rejects.toMatchObject({ code: "conflict" });
  });

  test("the patient reads what was signed and isn't confidential; each look is audited", async () => {
    const shown = await signed({ plan: "Reposo", summaryTodo: "Beba agua" });
    const hidden = await signed({ plan: "Sospecha", confidential: true });
    const seen = await listNotes(own, patientId, all);
    expect(seen.items.some(({ id }) => id === hidden.id)).toBe(false);
    expect(seen.items.find(({ id }) => id === shown.id)).toMatchObject({ summarised: true });
    expect((await read(shown, own)).summaryTodo).toBe("Beba agua");
    await expect(read(hidden, own)).rejects.toMatchObject({ code: "not_found" });
    await expect(listVersions(own, patientId, shown.id)).rejects.toMatchObject({
      code: "not_found",
    });
    const looks = await queryAs(
      systemActor(clinicId),
      "SELECT why FROM audit_events WHERE patient_id = $1::uuid AND actor_id = $2::uuid AND part = 'notes'",
      [patientId, own.userId],
    );
    expect(new Set(looks.map(({ why }) => why))).toEqual(new Set(["own"]));
  });
});
