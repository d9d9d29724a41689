import { expect, test } from "vitest";
import { systemActor } from "@/lib/platform/auth/actor";
import { readAs, writeAs } from "@/lib/platform/db/scope";
import { assign, doctorActor, makeClinic, makeDoctor, makePatient } from "@/lib/testing/factories";
import { recordVitals } from "./record-vitals";
import { tellCareTeam } from "./tell-care-team";

test("a critical reading is told once to each who treats the patient now, a normal one to nobody", async () => {
  const { clinicId } = await makeClinic(`told-${crypto.randomUUID()}`);
  const [treats, covers, left] = await Promise.all([1, 2, 3].map(() => makeDoctor(clinicId)));
  if (!treats || !covers || !left) throw new Error("three doctors");
  const patient = await makePatient(clinicId, { birthDate: "1980-01-01" });
  for (const doctor of [treats, covers, left]) await assign(clinicId, patient, doctor);
  const actor = doctorActor(clinicId, treats);
  await writeAs(systemActor(clinicId), (tx) =>
    tx.careRelationship.updateMany({
      where: { clinicId, memberId: left.memberId },
      data: { endsAt: new Date() },
    }),
  );
  const { patientId } = patient;
  const record = (value: number) =>
    recordVitals(actor, patientId, {
      recordedAt: new Date().toISOString(),
      readings: [{ code: "8867-4", value, unit: "/min" }],
    });
  const critical = await record(150);
  await record(70);
  const system = systemActor(clinicId);
  const messages = await readAs(system, (tx) =>
    tx.outboxMessage.findMany({ where: { topic: "vitals.recorded" } }),
  );
  expect(messages).toHaveLength(2);
  for (const { id, payload } of [...messages, ...messages])
    await tellCareTeam(system, payload as { patientId: string; setId: string }, { clinicId, id });
  const told = await readAs(system, (tx) => tx.notification.findMany({}));
  expect(told.map(({ memberId }) => memberId).toSorted()).toEqual(
    [treats.memberId, covers.memberId].toSorted(),
  );
  expect(new Set(told.map(({ subjectId }) => subjectId))).toEqual(new Set([critical.id]));
  const changes = await readAs(system, (tx) =>
    tx.outboxMessage.count({ where: { topic: "live.changed" } }),
  );
  expect(changes).toBe(2);
});
