import { expect, test } from "vitest";
import { editFile } from "@/lib/domain/documents/edit-file";
import { listDocuments } from "@/lib/domain/documents/list-documents";
import { listFiles } from "@/lib/domain/documents/list-files";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
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
import { cleanFile, uploadedFile } from "@/lib/testing/files";
import { exportRecord } from "./export-record";
import { importBundle } from "./import-bundle";

const TEXT = Buffer.from("Hemoglobina 13,2");

async function makeHouse() {
  const { clinicId } = await makeClinic(`files-out-${uuid7()}`);
  const treats = await makeDoctor(clinicId, { name: "Dra. Elena Ruiz" });
  const member = await makeMember(clinicId, "patient");
  const patient = await makePatient(clinicId, { memberId: member.memberId });
  await assign(clinicId, patient, treats);
  const { patientId } = patient;
  const own = patientActor(clinicId, { ...member, patientId });
  return { patientId, own, doctor: doctorActor(clinicId, treats) };
}

const recordOf = async (actor: Actor, patientId: string) =>
  new Response((await exportRecord(actor, patientId)).body).text();
const documentsIn = (record: string) =>
  (JSON.parse(record).entry as { resource: { resourceType: string; id: string } }[])
    .map(({ resource }) => resource)
    .filter(({ resourceType }) => resourceType === "DocumentReference");

test("a record names the files that its reader may see, with length, hash and place", async () => {
  const { doctor, own, patientId } = await makeHouse();
  const hidden = await cleanFile(doctor, patientId, TEXT, { title: "Reservado" });
  const shown = await cleanFile(doctor, patientId, TEXT, { title: "Analítica", kind: "result" });
  const theirs = await cleanFile(own, patientId, TEXT, { title: "Foto" });
  await uploadedFile(doctor, patientId, TEXT); // nobody has looked at it
  const { items } = await listFiles(doctor, patientId, { limit: 10 });
  const version = items.find(({ id }) => id === shown)?.version ?? 0;
  await editFile(doctor, patientId, shown, { input: { released: true }, version });

  const all = documentsIn(await recordOf(doctor, patientId));
  expect(all.map(({ id }) => id).toSorted()).toEqual([hidden, shown, theirs].toSorted());
  expect(all.find(({ id }) => id === shown)).toMatchObject({
    status: "current",
    type: { text: "Analítica" },
    author: [{ display: "Dra. Elena Ruiz" }],
    content: [
      {
        attachment: {
          contentType: "text/plain; charset=utf-8",
          size: TEXT.length,
          creation: "2026-11-20",
          url: expect.stringMatching(new RegExp(`^http.*/files/${shown}/link$`)),
        },
      },
    ],
  });
  const record = await recordOf(own, patientId);
  expect(
    documentsIn(record)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual([shown, theirs].toSorted());
  expect(record).not.toContain("Reservado");

  // Elsewhere it is known that they exist.
  const { clinicId } = await makeClinic(`files-in-${uuid7()}`);
  const { faults } = await importBundle(systemActor(clinicId), Buffer.from(record), null);
  expect(faults).toEqual([]);
  const [patient] = await queryAs(systemActor(clinicId), "SELECT id FROM patients", []);
  const there = await listDocuments(systemActor(clinicId), String(patient?.id), { limit: 10 });
  expect(there.items.map(({ display }) => display).toSorted()).toEqual(["Analítica", "Foto"]);
});
