import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { uuid7 } from "@/lib/platform/uuid7";
import { assign, doctorActor, makeClinic, makeDoctor, makePatient } from "@/lib/testing/factories";
import { signedNote } from "@/lib/testing/notes";
import { foundAfter } from "@/lib/testing/past-the-triggers";
import { addAddendum } from "./amend-note";
import { getNote } from "./get-note";
import { NOTE, toNote } from "./note-row";
import type { Note } from "./schema";
import { sealOfNote } from "./seal";

let doctor: Actor;
let colleague: Actor;
let note: Note;

beforeAll(async () => {
  const { clinicId } = await makeClinic(`seal-${uuid7()}`);
  const [treats, second] = [await makeDoctor(clinicId), await makeDoctor(clinicId)];
  [doctor, colleague] = [doctorActor(clinicId, treats), doctorActor(clinicId, second)];
  const { patientId } = await makePatient(clinicId);
  for (const who of [treats, second]) await assign(clinicId, { patientId }, who);
  note = await signedNote(doctor, patientId, { assessment: "Otitis" });
});

/** Whether the note still says that it is what was signed. */
async function intactAfter(statement: string, values: unknown[] = [note.id]) {
  const find = `SELECT ${NOTE} AS note FROM clinical_notes n WHERE n.id = $1::uuid AND $2::uuid IS NOT NULL`;
  const found = await foundAfter(
    { statement, values },
    { statement: find, values: [note.id, doctor.memberId] },
  );
  return (await toNote(found?.note)).intact;
}

test("a change of words, patient, signer or time past every trigger is told by the hash", async () => {
  const changes = [
    "assessment = 'Otra'",
    "confidential = NOT confidential",
    "signer_name = 'Dr. Otro'",
    "signed_at = signed_at + interval '1 ms'",
    `signed_by_id = '${colleague.memberId}'`,
  ];
  for (const change of changes)
    expect([
      change,
      await intactAfter(`UPDATE clinical_notes SET ${change} WHERE id = $1::uuid`),
    ]).toEqual([change, false]);
  expect(await intactAfter("SELECT $1::uuid")).toBe(true);
});

test("another note's or another patient's seal is another, though it says the same", async () => {
  const { signedAs, signerName, signedAt, contentHash } = note;
  if (!signedAs || !signerName || !signedAt) throw new Error("not signed");
  const by = { as: signedAs, signerName, signedAt };
  expect(await sealOfNote(note, by)).toBe(contentHash);
  for (const id of ["noteId", "patientId", "signerId"])
    expect(await sealOfNote(note, { ...by, as: { ...signedAs, [id]: uuid7() } })).not.toBe(
      contentHash,
    );
});

test("an addendum's too", async () => {
  const place = { patientId: note.signedAs?.patientId ?? "", noteId: note.id };
  await addAddendum(colleague, place, { text: "Cultivo negativo" });
  expect(await getNote(doctor, place.patientId, note.id)).toMatchObject({ intact: true });
  for (const change of ["text = 'Positivo'", "signer_name = 'x'", "signed_at = now()"])
    expect([
      change,
      await intactAfter(`UPDATE note_addenda SET ${change} WHERE note_id = $1::uuid`),
    ]).toEqual([change, false]);
});
