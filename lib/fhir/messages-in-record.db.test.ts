import { expect, test } from "vitest";
import { openThread } from "@/lib/domain/messaging/open-thread";
import { sendMessage } from "@/lib/domain/messaging/send-message";
import { systemActor } from "@/lib/platform/auth/actor";
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

test("in the record a message names the files that leave with it, and comes back as a message", async () => {
  const { clinicId } = await makeClinic(`messages-out-${uuid7()}`);
  const treats = await makeDoctor(clinicId);
  const self = await makeMember(clinicId, "patient");
  const place = await makePatient(clinicId, { memberId: self.memberId });
  const { patientId } = place;
  await assign(clinicId, place, treats);
  const doctor = doctorActor(clinicId, treats);
  const patient = patientActor(clinicId, { ...self, patientId });
  const writtenAt = new Date(Date.now() - 3_600_000).toISOString();
  const first = { subject: "Tos", body: "Hola", to: null, writtenAt };
  const { id: threadId } = await openThread(patient, patientId, first);
  const shown = await cleanFile(doctor, patientId, TEXT, { title: "Analítica" });
  const later = await uploadedFile(doctor, patientId, TEXT);
  const said = { body: "Va con esto", attachments: [later, shown] };
  await sendMessage(doctor, { patientId, threadId }, said);
  const record = await new Response((await exportRecord(patient, patientId)).body).text();
  type Leaving = { fullUrl: string; resource: { resourceType: string; payload: unknown[] } };
  const entries: Leaving[] = JSON.parse(record).entry;
  const payloads = entries.flatMap(({ resource }) =>
    resource.resourceType === "Communication" ? [resource.payload] : [],
  );
  const reference = `urn:uuid:${shown}`;
  expect(payloads).toContainEqual([
    { contentString: "Va con esto" },
    { contentReference: { reference, type: "DocumentReference", display: "Analítica" } },
  ]);
  expect(entries.map(({ fullUrl }) => fullUrl)).toContain(reference);
  const there = await makeClinic(`attached-there-${uuid7()}`);
  const system = systemActor(there.clinicId);
  const { faults } = await importBundle(system, Buffer.from(record), null);
  expect(faults).toEqual([]);
  const told = "SELECT body, written_at AS at FROM messages ORDER BY sent_at";
  expect(await queryAs(system, told, [])).toEqual([
    { body: "Hola", at: new Date(writtenAt) },
    { body: "Va con esto", at: null },
  ]);
});
