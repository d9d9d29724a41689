import { beforeAll, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { readAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { assign, doctorActor, makeClinic, makeDoctor, makePatient } from "@/lib/testing/factories";
import { correctVitals } from "./correct-vitals";
import { listLatest } from "./list-latest";
import { recordVitals } from "./record-vitals";
import { recordVitalsInput } from "./schema";

let clinicId: string;
let doctor: Actor;
let measured: string;
let unmeasured: string;
let another: string;

const record = async (patientId: string) => {
  const readings = [{ code: "8867-4", value: 70, unit: "/min" }];
  const input = recordVitalsInput.parse({ recordedAt: new Date().toISOString(), readings });
  return recordVitals(doctor, patientId, input);
};
const refusals = () =>
  readAs(systemActor(clinicId), (tx) =>
    tx.auditEvent.findMany({ where: { actorId: doctor.userId, outcome: "refused" } }),
  );

beforeAll(async () => {
  ({ clinicId } = await makeClinic("latest"));
  const treats = await makeDoctor(clinicId);
  doctor = doctorActor(clinicId, treats);
  const made = [];
  for (const treated of [true, true, false]) {
    const patient = await makePatient(clinicId);
    if (treated) await assign(clinicId, patient, treats);
    made.push(patient.patientId);
  }
  [measured = "", unmeasured = "", another = ""] = made;
});

test("the latest of each patient of a list; null for who has none", async () => {
  await record(measured);
  const latest = await listLatest(doctor, [measured, unmeasured]);
  expect(latest[measured]?.readings).toHaveLength(1);
  expect(latest[unmeasured]).toBeNull();
  expect(await refusals()).toEqual([]);
});

test("somebody who isn't in one's care refuses the whole list, as one who doesn't exist, and leaves one event", async () => {
  const tries = [another, uuid7()];
  const errors = [];
  for (const id of tries)
    errors.push(await listLatest(doctor, [measured, id]).catch((error: unknown) => error));
  const [foreign, missing] = errors;
  expect(foreign).toMatchObject({ code: "not_found" });
  expect(foreign).toEqual(missing);
  const events = await refusals();
  expect(events).toHaveLength(tries.length);
  expect(events.map(({ patientId, detail }) => [patientId, detail])).toEqual(
    tries.map(() => [null, null]),
  );
});

test("a reading of another set refuses the whole correction, and leaves one event", async () => {
  const [set, other] = [await record(measured), await record(unmeasured)];
  const ids = [set, other].map((one) => String(one.readings[0]?.id));
  const before = (await refusals()).length;
  const input = { status: "entered-in-error", reason: "prueba", readingIds: ids } as const;
  const tried = correctVitals(doctor, measured, set.id, input, set.version);
  await expect(tried).rejects.toMatchObject({ code: "not_found" });
  expect((await refusals()).length).toBe(before + 1);
  const one = { ...input, readingIds: ids.slice(0, 1) };
  await expect(correctVitals(doctor, measured, set.id, one, set.version)).resolves.toMatchObject({
    id: set.id,
  });
});
