import { beforeAll, describe, expect, test } from "vitest";
import { listAccesses } from "@/lib/domain/audit/list-accesses";
import { listNotifications } from "@/lib/domain/notifications/list-notifications";
import { assignCare } from "@/lib/domain/patients/assign-care";
import { listCare } from "@/lib/domain/patients/list-care";
import { withChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  assign,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { FROM } from "@/lib/testing/sign-ins";
import { beginEmergency } from "./begin-emergency";
import { endEmergency } from "./end-emergency";
import { countEmergencies, listEmergencies } from "./list-emergencies";
import { listOwnEmergencies } from "./list-own-emergencies";
import { reviewEmergency } from "./review-emergency";
import type { BeginEmergencyInput } from "./schema";

let clinicId: string;
let patientId: string;
let doctor: Actor;
let admin: Actor;
let patient: Actor;
const DNI = "12345678Z";
const input = (given: Partial<BeginEmergencyInput> = {}): BeginEmergencyInput => ({
  number: "12.345.678-z",
  reason: "Llega inconsciente",
  minutes: 30,
  ...given,
});
const look = (actor: Actor) =>
  withChart(actor, patientId, "read", "vitals", async ({ why }) => why);
const write = (actor: Actor) =>
  withChart(actor, patientId, "write", "vitals", async ({ why }) => why);
const sql = (text: string) => queryAs({ clinicId, userId: doctor.userId }, text, []);

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`emergency-${uuid7()}`));
  doctor = doctorActor(clinicId, await makeDoctor(clinicId, { name: "Dra. Lucía Ortega" }));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  const member = await makeMember(clinicId, "patient");
  const names = [{ family: "Gil", given: ["Pedro"] }];
  ({ patientId } = await makePatient(clinicId, {
    memberId: member.memberId,
    names,
    documents: [DNI],
  }));
  patient = patientActor(clinicId, { ...member, patientId });
});

test("who doesn't treat opens a chart by its exact number, with a reason, until it is ended", async () => {
  await expect(look(doctor)).rejects.toMatchObject({ code: "not_found" });
  const begun = await beginEmergency(doctor, input());
  expect(begun.patient).toEqual({ id: patientId, name: "Pedro Gil" });
  expect(Date.parse(begun.endsAt) - Date.now()).toBeLessThanOrEqual(30 * 60_000);
  expect(await look(doctor)).toBe("emergency");
  expect(await write(doctor)).toBe("emergency");
  expect((await listOwnEmergencies(doctor)).items).toEqual([begun]);
  expect(await beginEmergency(doctor, input())).toEqual(begun); // the second click
  await endEmergency(doctor, begun.id);
  await endEmergency(doctor, begun.id);
  await expect(look(doctor)).rejects.toMatchObject({ code: "not_found" });
  expect((await listOwnEmergencies(doctor)).items).toEqual([]);
});

test("the same request after it has ended names nobody", async () => {
  const idempotency = { key: uuid7(), body: "x", status: 201 };
  const asked = { ...doctor, request: { ...FROM, idempotency } };
  const begun = await beginEmergency(asked, input());
  expect(await beginEmergency(asked, input())).toEqual(begun);
  await endEmergency(doctor, begun.id);
  await expect(beginEmergency(asked, input())).rejects.toMatchObject({
    code: "conflict",
    detail: { message: "emergency_ended" },
  });
});

test("what outlasts the hour isn't changed in it: nobody makes themself who treats", async () => {
  const begun = await beginEmergency(doctor, input());
  const only = { code: "forbidden", detail: { message: "emergency_only_looks" } };
  const assigned = { memberId: doctor.memberId ?? "", role: "covering", reason: "Sigo" } as const;
  await expect(assignCare(doctor, patientId, assigned)).rejects.toMatchObject(only);
  expect((await listCare(doctor, patientId)).items).toEqual([]);
  await endEmergency(doctor, begun.id);
  await expect(look(doctor)).rejects.toMatchObject({ code: "not_found" });
});

test("the patient and the administrators are told, and the patient's log says that it was an emergency", async () => {
  await beginEmergency(doctor, input());
  await look(doctor);
  const told = async (actor: Actor) => (await listNotifications(actor, { limit: 10 })).items;
  expect((await told(patient)).map(({ event }) => event)).toContain("emergency");
  expect((await told(admin)).map(({ event }) => event)).toContain("review");
  const { items } = await listAccesses(patient, patientId, { own: "hidden", limit: 30 });
  const vitals = items.find(({ part }) => part === "vitals");
  expect(vitals?.whys).toContain("emergency");
});

describe("what is refused", () => {
  test("a number that nobody has, or that is not whole", async () => {
    for (const number of ["12345678", "Pedro Gil", "HC-1"]) {
      await expect(beginEmergency(doctor, input({ number }))).rejects.toMatchObject({
        code: "invalid",
      });
    }
    const [refused] = await sql(`SELECT count(*)::int AS n FROM audit_events
      WHERE clinic_id = current_clinic() AND action = 'break-glass' AND outcome = 'refused'`);
    expect(refused?.n).toBe(3);
  });

  test("who treats needs none; patients and administrators find nothing; another's is not ended", async () => {
    const treats = await makeDoctor(clinicId);
    await assign(clinicId, { patientId }, treats);
    await expect(beginEmergency(doctorActor(clinicId, treats), input())).rejects.toMatchObject({
      code: "conflict",
    });
    for (const who of [patient, admin])
      await expect(beginEmergency(who, input())).rejects.toMatchObject({ code: "not_found" });
    const { id } = await beginEmergency(doctor, input());
    await expect(endEmergency(admin, id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("by the database: more than an hour, a longer one, another patient, a second review, deletion", async () => {
    const { id } = await beginEmergency(doctor, input());
    const change = (set: string) => sql(`UPDATE emergency_accesses SET ${set} WHERE id = '${id}'`);
    await expect(change("ends_at = ends_at + interval '1 minute'")).rejects.toThrow("lengthened");
    await expect(change("reason = 'otra cosa distinta'")).rejects.toThrow(/permission denied/);
    await expect(sql(`DELETE FROM emergency_accesses WHERE id = '${id}'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      sql(`INSERT INTO emergency_accesses (clinic_id, id, patient_id, member_id, reason, ends_at)
        VALUES (current_clinic(), gen_random_uuid(), '${patientId}', '${doctor.memberId}', 'sin motivo alguno', now() + interval '61 minutes')`),
    ).rejects.toThrow("emergency_accesses_an_hour");
  });
});

test("an administrator reviews it once, not their own, and it ends with that", async () => {
  const { id } = await beginEmergency(doctor, input());
  const review = { outcome: "unjustified", comment: "No consta urgencia" } as const;
  await expect(reviewEmergency(doctor, id, review, 1)).rejects.toMatchObject({ code: "not_found" });
  await expect(reviewEmergency(admin, id, review, 7)).rejects.toMatchObject({ code: "stale" });
  // Of when they were a doctor.
  const [own] =
    await sql(`INSERT INTO emergency_accesses (clinic_id, id, patient_id, member_id, reason, ends_at)
    VALUES (current_clinic(), gen_random_uuid(), '${patientId}', '${admin.memberId}', 'sin motivo alguno', now()) RETURNING id`);
  await expect(reviewEmergency(admin, String(own?.id), review, 1)).rejects.toMatchObject({
    code: "forbidden",
  });
  const open = await countEmergencies(admin);
  const both = await Promise.allSettled([1, 2].map(() => reviewEmergency(admin, id, review, 1)));
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(look(doctor)).rejects.toMatchObject({ code: "not_found" });
  expect((await countEmergencies(admin)).open).toBe(open.open - 1);
  const { items } = await listEmergencies(admin, { state: "reviewed", limit: 50 });
  expect(items[0]).toMatchObject({ id, outcome: "unjustified", comment: "No consta urgencia" });
});

test("the third within a day is marked, and so is the own family name", async () => {
  const namesake = await makePatient(clinicId, {
    names: [{ family: "Ortega Sanz", given: ["Ana"] }],
    mrn: `HC-${uuid7()}`,
    documents: ["87654321X"],
  });
  const { id } = await beginEmergency(doctor, input({ number: "87654321X" }));
  const { items } = await listEmergencies(admin, { state: "open", limit: 50 });
  const made = items.find((one) => one.id === id);
  expect(made?.patient.id).toBe(namesake.patientId);
  expect(made?.patterns).toEqual(["family_name", "many"]);
});
