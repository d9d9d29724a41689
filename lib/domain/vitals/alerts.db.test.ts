import { beforeAll, expect, test } from "vitest";
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
import { acknowledgeAlert } from "./acknowledge-alert";
import { listAlertsQuery } from "./alert-schema";
import { correctVitals } from "./correct-vitals";
import { countAlerts, listAlerts } from "./list-alerts";
import { raiseAlerts } from "./raise-alerts";
import { raiseRecentAlerts } from "./raise-recent-alerts";
import { recordVitals } from "./record-vitals";
import { recordVitalsInput } from "./schema";

let clinicId: string;
let doctor: Actor;
let stranger: Actor;
let own: Actor;
let patientId: string;
const open = listAlertsQuery.parse({});
const done = listAlertsQuery.parse({ state: "acknowledged" });

const record = (value: number, actor = own) =>
  recordVitals(
    actor,
    patientId,
    recordVitalsInput.parse({
      recordedAt: new Date().toISOString(),
      readings: [{ code: "8867-4", value, unit: "/min" }],
    }),
  );
const openAlerts = async () => (await listAlerts(doctor, open)).items;

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`alerts-${uuid7()}`));
  const treats = await makeDoctor(clinicId, { name: "Dra. Elena Ruiz" });
  doctor = doctorActor(clinicId, treats);
  stranger = doctorActor(clinicId, await makeDoctor(clinicId));
  const member = await makeMember(clinicId, "patient");
  ({ patientId } = await makePatient(clinicId, {
    memberId: member.memberId,
    birthDate: "1970-05-01",
  }));
  await assign(clinicId, { patientId }, treats);
  own = patientActor(clinicId, { ...member, patientId });
});

test("a critical reading raises one alert with it, for those who treat the patient and nobody else", async () => {
  await record(72);
  expect(await countAlerts(doctor)).toMatchObject({ open: 0 });
  const set = await record(131);
  const [alert] = await openAlerts();
  expect(alert).toMatchObject({
    patient: { id: patientId },
    reading: { value: 131, interpretation: "critical" },
    origin: "home",
    state: "open",
    unseen: true,
  });
  expect(await countAlerts(doctor)).toMatchObject({ open: 1 });
  expect(await countAlerts(stranger)).toMatchObject({ open: 0 });
  expect((await listAlerts(stranger, open)).items).toEqual([]);
  await writeAs(doctor, (tx) => raiseAlerts(tx, patientId, [set]));
  await writeAs(doctor, (tx) => raiseRecentAlerts(tx, [patientId]));
  expect(await countAlerts(doctor)).toMatchObject({ open: 1 });
});

test("acknowledged once, with a comment and a name; by two at once only the first", async () => {
  const [alert] = await openAlerts();
  if (!alert) throw new Error("no alert");
  const acknowledge = (comment: string, actor = doctor) =>
    acknowledgeAlert(actor, patientId, alert.id, { state: "acknowledged", comment }, alert.version);
  await expect(acknowledge("x", own)).rejects.toMatchObject({ code: "not_found" });
  await expect(acknowledge("x", stranger)).rejects.toMatchObject({ code: "not_found" });
  const outcomes = await Promise.allSettled([acknowledge("Llamada"), acknowledge("Llamada otra")]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await countAlerts(doctor)).toMatchObject({ open: 0 });
  expect((await listAlerts(doctor, done)).items[0]).toMatchObject({
    acknowledgedBy: "Dra. Elena Ruiz",
    comment: expect.stringMatching(/^Llamada/),
  });
  const written = await queryAs(
    systemActor(clinicId),
    "SELECT count(*)::int AS n FROM audit_events WHERE patient_id = $1::uuid AND actor_id = $2::uuid AND action = 'write'",
    [patientId, doctor.userId],
  );
  expect(written[0]?.n).toBe(1);
});

test("a reading entered in error takes its alert back", async () => {
  const set = await record(140);
  expect(await countAlerts(doctor)).toMatchObject({ open: 1 });
  await correctVitals(
    own,
    patientId,
    set.id,
    { status: "entered-in-error", reason: "mal puesto" },
    1,
  );
  expect(await countAlerts(doctor)).toMatchObject({ open: 0 });
});

test("of what is imported only the last day's readings raise alerts", async () => {
  const insert = (hours: number) => {
    const [set, reading] = [uuid7(), uuid7()];
    const at = new Date(Date.now() - hours * 3_600_000);
    return writeAs(doctor, async (tx) => {
      await tx.vitalSet.create({
        data: { clinicId, id: set, patientId, measured: at.toISOString(), measuredAt: at },
      });
      await tx.reading.create({
        data: {
          clinicId,
          id: reading,
          patientId,
          vitalSetId: set,
          code: "59408-5",
          source: "imported",
          value: 85,
          canonical: 85,
          measuredAt: at,
        },
      });
    });
  };
  await insert(30);
  await insert(2);
  await writeAs(doctor, (tx) => raiseRecentAlerts(tx, [patientId]));
  await writeAs(doctor, (tx) => raiseRecentAlerts(tx, [patientId]));
  expect((await openAlerts()).map(({ reading }) => reading.value)).toEqual([85]);
});
