import { beforeEach, expect, test } from "vitest";
import { beginEmergency } from "@/lib/domain/emergency/begin-emergency";
import { acceptInvitation } from "@/lib/domain/invitations/accept-invitation";
import { getPatient } from "@/lib/domain/patients/get-patient";
import { listCare } from "@/lib/domain/patients/list-care";
import { systemActor } from "@/lib/platform/auth/actor";
import { whyEnded } from "@/lib/platform/auth/session-gone";
import { createSession, peekSession } from "@/lib/platform/auth/sessions";
import { queryAs, readAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  assign,
  doctorActor,
  makeClinic,
  makeMember,
  makePatient,
  makeStaffed,
} from "@/lib/testing/factories";
import { FROM, inviteByHand, sessionAt, signedInAs } from "@/lib/testing/sign-ins";
import { changeRole } from "./change-role";
import { changeUser } from "./change-user";
import { checkCredentials } from "./check-credentials";

const password = "una contraseña larga";
const toAdmin = { role: "admin", reason: "Lleva ahora la clínica" } as const;
const toDoctor = { role: "doctor", reason: "Vuelve a la consulta" } as const;
let turn = 0;
let { clinicId, elena, lucia, admin } = {} as Awaited<ReturnType<typeof makeStaffed>>;

beforeEach(async () => {
  ({ clinicId, elena, lucia, admin } = await makeStaffed(
    `role-${process.pid}-${turn++}`,
    password,
  ));
});
const failing = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.detail.message ?? error.code,
  );
const open = ({ email }: { email: string }) => signedInAs({ email, password });

test("ends every session there and the sign-ins under way, says why, and the next one has the new role", async () => {
  const [here, there] = [await open(lucia), await open(lucia)];
  const under = await checkCredentials(lucia.email, password, FROM);
  expect(await changeRole(admin, lucia.userId, toAdmin, 1)).toMatchObject({
    role: "admin",
    version: 2,
  });
  for (const { id } of [here, there]) {
    expect(await peekSession(id)).toBeUndefined();
    expect(await whyEnded(id)).toBe("role_changed");
  }
  expect(under && (await createSession(under.data, under.epoch))).toBeUndefined();
  const now = await open(lucia);
  expect([now.session.role, now.id === here.id]).toEqual(["admin", false]);
});

test("from whom to what, why and by whom are on record, and a mail tells its person", async () => {
  await changeRole(admin, lucia.userId, toAdmin, 1);
  const event = await readAs(admin, (tx) =>
    tx.auditEvent.findFirst({ where: { clinicId, action: "change-role" } }),
  );
  expect(event).toMatchObject({
    actorId: elena.userId,
    part: "users",
    outcome: "done",
    why: toAdmin.reason,
    detail: {
      user: { id: lucia.userId, name: "Lucía Ortega" },
      role: { from: "doctor", to: "admin" },
      careEnded: 0,
    },
  });
  const mails = await queryAs(
    systemActor(clinicId),
    "SELECT payload FROM outbox_messages WHERE clinic_id = current_clinic() AND topic = 'account.mail'",
    [],
  );
  expect(mails).toEqual([{ payload: { kind: "role", userId: lucia.userId, subjectId: null } }]);
});

test("who becomes an administrator treats nobody, opens nothing, and coming back is assigned anew", async () => {
  const [patient, later, urgent] = [
    await makePatient(clinicId),
    await makePatient(clinicId),
    await makePatient(clinicId),
  ];
  await assign(clinicId, patient, lucia);
  await assign(clinicId, later, lucia, { startsAt: new Date(Date.now() + 3_600_000) });
  const doctor = doctorActor(clinicId, lucia);
  const number = `T-${urgent.patientId}`;
  await beginEmergency(doctor, { number, reason: "Inconsciente en urgencias", minutes: 60 });
  await getPatient(doctor, patient.patientId);
  await getPatient(doctor, urgent.patientId);
  await changeRole(admin, lucia.userId, toAdmin, 1);
  const ends = async ({ patientId }: { patientId: string }) =>
    (await listCare(admin, patientId)).items.map(({ active, endReason }) => [active, endReason]);
  expect(await ends(patient)).toEqual([[false, toAdmin.reason]]);
  expect(await ends(later)).toEqual([[false, toAdmin.reason]]);
  await changeRole(admin, lucia.userId, toDoctor, 2);
  for (const { patientId } of [patient, urgent])
    await expect(getPatient(doctor, patientId)).rejects.toMatchObject({ code: "not_found" });
  await assign(clinicId, patient, lucia, { startsAt: new Date() });
  await getPatient(doctor, patient.patientId);
});

test("a nurse keeps whom they treat on becoming a doctor; whoever is one for the first time can be pointed to", async () => {
  const nurse = await makeMember(clinicId, "nurse", { name: "Ana Gil" });
  const patient = await makePatient(clinicId);
  await assign(clinicId, patient, nurse);
  await changeRole(admin, nurse.userId, toDoctor, 1);
  await getPatient(doctorActor(clinicId, nurse), patient.patientId);
  const practitioners = async (memberId: string) =>
    readAs(admin, (tx) =>
      tx.practitioner.findMany({
        where: { clinicId, memberId },
        select: { id: true, names: true },
      }),
    );
  expect(await practitioners(nurse.memberId)).toMatchObject([{ names: [{ text: "Ana Gil" }] }]);
  await changeRole(admin, lucia.userId, toAdmin, 1);
  await changeRole(admin, lucia.userId, toDoctor, 2);
  expect(await practitioners(lucia.memberId)).toMatchObject([{ id: lucia.practitionerId }]);
});

test("not one's own, not a patient's, not the one they have, not on an old version, not elsewhere, not by a doctor", async () => {
  const { userId } = await makeMember(clinicId, "patient");
  expect(await failing(changeRole(admin, elena.userId, toDoctor, 1))).toBe("own_role");
  expect(await failing(changeRole(admin, userId, toDoctor, 1))).toBe("patient_no_staff");
  expect(await failing(changeRole(admin, lucia.userId, toDoctor, 1))).toBe("role_already");
  expect(await failing(changeRole(admin, lucia.userId, toAdmin, 2))).toBe("stale");
  expect(await failing(changeRole(admin, uuid7(), toAdmin, 1))).toBe("not_found");
  const { clinicId: other } = await makeClinic(`role-far-${process.pid}-${turn}`);
  const far = await makeMember(other, "doctor");
  expect(await failing(changeRole(admin, far.userId, toAdmin, 1))).toBe("not_found");
  const doctor = doctorActor(clinicId, lucia);
  expect(await failing(changeRole(doctor, elena.userId, toDoctor, 1))).toBe("not_found");
});

test("the accounts that every visitor of the demo signs in by keep theirs", async () => {
  const email = `visitor-${process.pid}-${turn}@mediconnect.demo`;
  const { userId } = await makeMember(clinicId, "nurse", { email });
  Object.assign(env(), { DEMO: true });
  expect(await failing(changeRole(admin, userId, toDoctor, 1))).toBe("demo_role");
  Object.assign(env(), { DEMO: false });
  expect(await failing(changeRole(admin, userId, toDoctor, 1))).toBe("done");
});

test("two administrators who take the role from each other at once: one of them keeps it, 20 times", async () => {
  for (let time = 0; time < 20; time++) {
    const { clinicId: place } = await makeClinic(`role-duel-${process.pid}-${turn}-${time}`);
    const [a, b] = [await makeMember(place, "admin"), await makeMember(place, "admin")];
    const results = await Promise.all([
      failing(changeRole(adminActor(place, a), b.userId, toDoctor, 1)),
      failing(changeUser(adminActor(place, b), a.userId, { state: "suspended", reason: "x" }, 1)),
    ]);
    expect(results.toSorted()).toEqual(["done", "unauthenticated"]);
  }
});

test("what an administrator asked staff in by is dead once they are none", async () => {
  const second = await makeMember(clinicId, "admin", { password });
  const { token } = await inviteByHand(clinicId, second.memberId);
  await changeRole(admin, second.userId, toDoctor, 1);
  const accepting = acceptInvitation({ token, password, name: "Ana", locale: "es" }, FROM);
  expect(await failing(accepting)).toBe("invitation_gone");
  expect((await sessionAt((await open(second)).id))?.session.role).toBe("doctor");
});
