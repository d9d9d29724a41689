import { beforeAll, expect, test } from "vitest";
import { addAddendum, markNote } from "@/lib/domain/notes/amend-note";
import { getNote } from "@/lib/domain/notes/get-note";
import { getSummary } from "@/lib/domain/notes/get-summary";
import { listNotes } from "@/lib/domain/notes/list-notes";
import { openNote } from "@/lib/domain/notes/open-note";
import type { Note } from "@/lib/domain/notes/schema";
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
import { signedNote } from "@/lib/testing/notes";
import { exportRecord } from "./export-record";
import { importBundle } from "./import-bundle";

const SECRET = "sospecha reservada";
const ALL = { limit: 100 };
type Place = { clinicId: string; patientId: string; doctor: Actor; own: Actor };
let here: Place;
let shown: Note;
let hidden: Note;
type Entry = { resource: { resourceType: string } };
const diagnosed = {
  ...{ display: SECRET, code: null, codeSystem: null, onset: null, conditionId: null },
  clinicalStatus: "active" as const,
};

/** A clinic's doctor who treats its only patient, and the patient's own account. */
async function placeOf(clinicId: string, patientId: string): Promise<Place> {
  const treats = await makeDoctor(clinicId, { name: `Dra. ${clinicId.slice(-4)}` });
  await assign(clinicId, { patientId }, treats);
  const member = await makeMember(clinicId, "patient");
  const doctor = doctorActor(clinicId, treats);
  await writeAs(doctor, (tx) =>
    tx.patient.updateMany({
      where: { clinicId, id: patientId },
      data: { memberId: member.memberId },
    }),
  );
  return { clinicId, patientId, doctor, own: patientActor(clinicId, { ...member, patientId }) };
}

async function textOf(actor: Actor, { patientId }: Place): Promise<string> {
  const { body } = await exportRecord(actor, patientId);
  return new Response(body).text();
}

async function imported(text: string): Promise<Place> {
  const { clinicId } = await makeClinic(`notes-in-${uuid7()}`);
  const { faults } = await importBundle(systemActor(clinicId), Buffer.from(text), null);
  expect(faults).toEqual([]);
  const [patient] = await queryAs(systemActor(clinicId), "SELECT id FROM patients", []);
  return placeOf(clinicId, String(patient?.id));
}

const notesOf = async ({ doctor, patientId }: Place) =>
  (await listNotes(doctor, patientId, ALL)).items;
const unsealed = (text: string) =>
  JSON.stringify({
    ...JSON.parse(text),
    meta: undefined,
    entry: JSON.parse(text).entry.map((entry: object) => ({ ...entry, extension: undefined })),
  });

beforeAll(async () => {
  const { clinicId } = await makeClinic(`notes-out-${uuid7()}`);
  const { patientId } = await makePatient(clinicId);
  here = await placeOf(clinicId, patientId);
  shown = await signedNote(here.doctor, patientId, { plan: "Reposo", summaryTodo: "Beba agua" });
  hidden = await signedNote(here.doctor, patientId, {
    confidential: true,
    assessment: SECRET,
    diagnoses: [diagnosed],
    summaryFound: "Está bien",
  });
  await signedNote(here.doctor, patientId, { confidential: true, plan: SECRET });
  await openNote(here.doctor, patientId, { type: "urgent" });
});

test("a doctor takes every signed note: coded sections, confidentiality, who signed", async () => {
  const { entry } = JSON.parse(await textOf(here.doctor, here));
  const notes = entry
    .map(({ resource }: { resource: { resourceType: string } }) => resource)
    .filter(({ resourceType }: { resourceType: string }) => resourceType === "Composition");
  const signed = ["final", "final", "final"];
  const versions = ["preliminary", "preliminary", "preliminary"];
  expect(notes.map((note: { status: string }) => note.status)).toEqual([...signed, ...versions]);
  expect(notes[0]).toMatchObject({
    type: { coding: [{ system: "http://loinc.org", code: "11488-4" }] },
    confidentiality: "N",
    attester: [{ mode: "legal", time: shown.signedAt, party: { display: shown.signerName } }],
    section: [{ code: { coding: [{ code: "18776-5" }] } }, { section: [{}] }],
    relatesTo: [{ code: "replaces" }],
  });
  const { reference } = notes[0].relatesTo[0].targetReference;
  const replaced = notes.find((note: { id: string }) => reference === `urn:uuid:${note.id}`);
  expect(replaced.status).toBe("preliminary");
  expect(JSON.stringify(replaced)).toContain("Reposo");
  expect(notes[1]).toMatchObject({ confidentiality: "R" });
  const [condition] = entry.filter(({ resource }: Entry) => resource.resourceType === "Condition");
  expect(condition.resource).toMatchObject({
    meta: { security: [{ code: "R" }] },
    evidence: [{ detail: [{ reference: `urn:uuid:${hidden.id}` }] }],
  });
  const [team] = entry.filter(({ resource }: Entry) => resource.resourceType === "CareTeam");
  expect(team.resource).toMatchObject({
    participant: [{ member: { display: expect.stringMatching(/^Dra/) } }],
  });
});

test("a patient takes the summary of a confidential note and not one word more, imported or not", async () => {
  for (const place of [here, await imported(await textOf(here.doctor, here))]) {
    const text = await textOf(place.own, place);
    expect(text).not.toContain(SECRET);
    expect(text).toContain("Está bien");
    expect(text).toContain("Reposo");
    expect(text.split('"resourceType":"Composition"').length - 1).toBe(2);
    const there = await imported(text);
    expect((await notesOf(there)).map(({ confidential }) => confidential)).toEqual([false]);
  }
});

test("imported notes say who signed them, are whole, and are nobody's to change", async () => {
  const there = await imported(await textOf(here.doctor, here));
  const notes = await notesOf(there);
  expect(notes).toHaveLength(3);
  const found = notes.find(({ confidential, summarised }) => !confidential && summarised);
  const place = { patientId: there.patientId, noteId: found?.id ?? "" };
  const note = await getNote(there.doctor, there.patientId, place.noteId);
  expect(note).toMatchObject({
    plan: "Reposo",
    own: false,
    intact: true,
    contentHash: shown.contentHash,
    signerName: shown.signerName,
    authorName: shown.authorName,
  });
  const mark = { status: "entered-in-error", reason: "x" } as const;
  await expect(markNote(there.doctor, place, mark, 1)).rejects.toMatchObject({ code: "forbidden" });
  for (const statement of [
    "UPDATE clinical_notes SET plan = 'x' WHERE id = $1::uuid",
    "UPDATE clinical_notes SET author_name = 'x' WHERE id = $1::uuid",
    "UPDATE clinical_notes SET signer_name = 'x' WHERE id = $1::uuid",
    "DELETE FROM clinical_notes WHERE id = $1::uuid",
  ])
    await expect(queryAs(there.doctor, statement, [note.id]), statement).rejects.toThrow();
  const told = await getSummary(there.own, there.patientId, place.noteId);
  expect(told.summaryTodo).toBe("Beba agua");
  await addAddendum(there.doctor, place, { text: "Visto aquí" });
  const third = await imported(await textOf(there.doctor, there));
  const back = (await notesOf(third)).find(
    ({ summarised, confidential }) => summarised && !confidential,
  );
  expect(await getNote(third.doctor, third.patientId, back?.id ?? "")).toMatchObject({
    intact: true,
    signerName: shown.signerName,
    addenda: [{ text: "Visto aquí" }],
  });
});

test("a newer file brings addenda and the mark of an error; an older one takes nothing back", async () => {
  const older = unsealed(await textOf(here.doctor, here));
  const place = { patientId: here.patientId, noteId: hidden.id };
  await addAddendum(here.doctor, place, { text: "Aclarado" });
  const mark = { status: "entered-in-error", reason: "de otra persona" } as const;
  await markNote(here.doctor, place, mark, hidden.version);
  const newer = unsealed(await textOf(here.doctor, here));
  const there = await imported(older);
  const now = async () => {
    const all = await notesOf(there);
    const one = all.find(({ confidential, summarised }) => confidential && summarised);
    return getNote(there.doctor, there.patientId, one?.id ?? "");
  };
  const again = (text: string) =>
    importBundle(systemActor(there.clinicId), Buffer.from(text), null);
  expect(await now()).toMatchObject({ status: "final", addenda: [] });
  for (const text of [newer, older, newer]) {
    expect((await again(text)).faults).toEqual([]);
    expect(await now()).toMatchObject({
      status: "entered-in-error",
      statusReason: "de otra persona",
      markedBy: hidden.signerName,
      intact: true,
      addenda: [{ text: "Aclarado" }],
    });
  }
});

test("a note whose text was changed on the way is told: by the file's seal, else by its own hash", async () => {
  const text = await textOf(here.doctor, here);
  const forged = text.replace("Reposo", "Ejercicio");
  await expect(imported(forged)).rejects.toThrow(/Composition\/.* was changed since/);
  const there = await imported(unsealed(forged));
  const [note] = (await notesOf(there)).filter(({ confidential }) => !confidential);
  expect(await getNote(there.doctor, there.patientId, note?.id ?? "")).toMatchObject({
    plan: "Ejercicio",
    intact: false,
  });
});

test("a document of another system is kept as it came, and is no note", async () => {
  const foreign = { resourceType: "Composition", id: "x", status: "preliminary", section: [{}] };
  const { clinicId } = await makeClinic(`foreign-${uuid7()}`);
  const bundle = { resourceType: "Bundle", type: "collection", entry: [{ resource: foreign }] };
  const { faults } = await importBundle(
    systemActor(clinicId),
    Buffer.from(JSON.stringify(bundle)),
    null,
  );
  expect(faults).toEqual([]);
  expect(await queryAs(systemActor(clinicId), "SELECT FROM clinical_notes", [])).toEqual([]);
});
