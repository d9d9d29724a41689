import { expect, test } from "vitest";
import { systemActor } from "@/lib/platform/auth/actor";
import { readAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { assign, doctorActor, makeClinic, makeDoctor, makePatient } from "@/lib/testing/factories";
import { notePrint } from "./note-print";

test("printing a part of a chart is in the log; of a chart that one may not open, as refused", async () => {
  const { clinicId } = await makeClinic(`prints-${uuid7()}`);
  const [treats, other] = [await makeDoctor(clinicId), await makeDoctor(clinicId)];
  const patient = await makePatient(clinicId);
  await assign(clinicId, patient, treats);
  const { patientId } = patient;
  const doctor = doctorActor(clinicId, treats);
  await notePrint(doctor, patientId, "vitals");
  await expect(notePrint(doctorActor(clinicId, other), patientId, "vitals")).rejects.toMatchObject({
    code: "not_found",
  });
  const events = await readAs(systemActor(clinicId), (tx) =>
    tx.auditEvent.findMany({
      where: { action: "print", patientId },
      orderBy: { at: "asc" },
      select: { actorId: true, part: true, outcome: true, why: true },
    }),
  );
  expect(events).toEqual([
    { actorId: treats.userId, part: "vitals", outcome: "done", why: "care" },
    { actorId: other.userId, part: "vitals", outcome: "refused", why: null },
  ]);
});
