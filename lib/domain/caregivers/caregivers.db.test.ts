import { beforeAll, expect, test } from "vitest";
import { getThread } from "@/lib/domain/messaging/get-thread";
import { openThread } from "@/lib/domain/messaging/open-thread";
import { listNotes } from "@/lib/domain/notes/list-notes";
import { getPatient } from "@/lib/domain/patients/get-patient";
import { listMedications } from "@/lib/domain/prescriptions/list-medications";
import { listConditions } from "@/lib/domain/records/list-records";
import { correctVitals } from "@/lib/domain/vitals/correct-vitals";
import { listVitals } from "@/lib/domain/vitals/list-vitals";
import { recordVitals } from "@/lib/domain/vitals/record-vitals";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Session } from "@/lib/platform/auth/sessions";
import { NOBODY, queryAs, readAs, writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  assign,
  caregiverActor,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { acceptCared, leaveCared } from "./answer-asked";
import { changeCaregiver } from "./change-caregiver";
import { endCaregiver } from "./end-caregiver";
import { inviteCaregiver } from "./invite-caregiver";
import { listCared } from "./list-cared";
import { listCaregivers } from "./list-caregivers";
import type { InviteCaregiverInput } from "./schema";

const GONE = { code: "not_found" };
let clinicId: string;
let patientId: string;
let own: Actor;
let doctor: Actor;

const fresh = (email = "own@example.test") => ({ email, provenAt: Date.now() }) as Session;
const emailOf = async (userId: string) => {
  const [row] = await queryAs({ clinicId, userId }, "SELECT email FROM users WHERE id = $1", [
    userId,
  ]);
  return String(row?.email);
};
const asking = (
  email: string,
  given: Partial<InviteCaregiverInput> = {},
): InviteCaregiverInput => ({
  email,
  name: "Marta Gil",
  relationship: "sibling",
  scopes: ["messages", "medicines"],
  months: 12,
  ...given,
});
/** Somebody with an account and no chart, whom the patient asked and who accepted. */
async function cared(given: Partial<InviteCaregiverInput> = {}) {
  const member = await makeMember(clinicId, "patient");
  const asked = await inviteCaregiver(
    own,
    fresh(),
    patientId,
    asking(await emailOf(member.userId), given),
  );
  const actor = caregiverActor(clinicId, member, patientId);
  await acceptCared(actor, asked.id);
  return { id: asked.id, actor, key: { patientId, caregiverId: asked.id } };
}
const reads = (actor: Actor) => [
  getPatient(actor, patientId),
  listMedications(actor, patientId, { limit: 5 }),
  listVitals(actor, patientId, { limit: 5 }),
  listConditions(actor, patientId, { limit: 5 }),
  listNotes(actor, patientId, { limit: 5, state: "signed" }),
];
const opened = async (actor: Actor) =>
  (await Promise.allSettled(reads(actor))).map(({ status }) => status === "fulfilled");

beforeAll(async () => {
  Object.assign(env(), { SMTP_URL: "smtp://127.0.0.1:1", MAIL_FROM: "Avisos <a@example.test>" });
  ({ clinicId } = await makeClinic(`caregivers-${uuid7()}`));
  const member = await makeMember(clinicId, "patient");
  ({ patientId } = await makePatient(clinicId, { memberId: member.memberId, birthDate: "1950" }));
  own = patientActor(clinicId, { ...member, patientId });
  const treats = await makeDoctor(clinicId);
  await assign(clinicId, { patientId }, treats);
  doctor = doctorActor(clinicId, treats);
  await writeAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) =>
    tx.medicationRequest.create({ data: { clinicId, patientId, display: "x", status: "active" } }),
  );
});

test("who was asked sees what they were let into, once they accept, and nothing else", async () => {
  const member = await makeMember(clinicId, "patient");
  const actor = caregiverActor(clinicId, member, patientId);
  const asked = await inviteCaregiver(
    own,
    fresh(),
    patientId,
    asking(await emailOf(member.userId)),
  );
  expect(asked).toMatchObject({ state: "waiting", scopes: ["messages", "medicines"] });
  expect(await opened(actor)).toEqual([false, false, false, false, false]);
  expect((await listCared(actor)).items).toMatchObject([{ id: asked.id, state: "waiting" }]);
  await acceptCared(actor, asked.id);
  await expect(acceptCared(actor, asked.id)).rejects.toMatchObject(GONE);
  expect(await opened(actor)).toEqual([true, true, false, false, false]);
  expect((await listMedications(actor, patientId, { limit: 5 })).items).toHaveLength(1);
  // Not while they act for themselves.
  const self = patientActor(clinicId, { ...member, patientId: uuid7() });
  expect(await opened(self)).toEqual([false, false, false, false, false]);
});

test("ten may be asked and not have answered, also when all are asked at once; looking at one's list is on record", async () => {
  const member = await makeMember(clinicId, "patient");
  const one = await makePatient(clinicId, { memberId: member.memberId, birthDate: "1950" });
  const patient = patientActor(clinicId, { ...member, ...one });
  const ask = () =>
    inviteCaregiver(patient, fresh(), one.patientId, asking(`${uuid7()}@example.test`));
  const asked = await Promise.allSettled(Array.from({ length: 12 }, ask));
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  await expect(ask()).rejects.toMatchObject({ detail: { message: "many_asked" } });
  await listCared(patient);
  const events = { action: "list", part: "cared", actorId: member.userId };
  expect(await readAs(patient, (tx) => tx.auditEvent.count({ where: events }))).toBe(1);
});

test("only whom it is for answers, and nobody learns who has an account", async () => {
  const member = await makeMember(clinicId, "patient");
  const [known, unknown] = [await emailOf(member.userId), `${uuid7()}@example.test`];
  const first = await inviteCaregiver(own, fresh(), patientId, asking(known));
  const second = await inviteCaregiver(own, fresh(), patientId, asking(unknown));
  expect({ ...first, id: "", email: "", expiresAt: "" }).toEqual({
    ...second,
    id: "",
    email: "",
    expiresAt: "",
  });
  const other = caregiverActor(clinicId, await makeMember(clinicId, "patient"), patientId);
  await expect(acceptCared(other, first.id)).rejects.toMatchObject(GONE);
  await expect(leaveCared(other, first.id)).rejects.toMatchObject(GONE);
  await expect(inviteCaregiver(own, fresh(), patientId, asking(known))).rejects.toMatchObject({
    detail: { message: "asked_already" },
  });
  await expect(inviteCaregiver(own, fresh(known), patientId, asking(known))).rejects.toMatchObject({
    code: "invalid",
  });
  const late = { ...fresh(), provenAt: Date.now() - 301_000 };
  await expect(
    inviteCaregiver(own, late, patientId, asking("x@example.test")),
  ).rejects.toMatchObject({ code: "forbidden" });
  const mails = await queryAs(
    { clinicId, userId: NOBODY, path: "job" },
    "SELECT topic FROM outbox_messages WHERE clinic_id = current_clinic() ORDER BY id DESC LIMIT 2",
    [],
  );
  expect(mails.map(({ topic }) => topic)).toEqual(["invitation.mail", "account.mail"]);
});

test("changed, ended by either side, or by time: at once", async () => {
  const { actor, key, id } = await cared();
  expect(await opened(actor)).toEqual([true, true, false, false, false]);
  await changeCaregiver(own, fresh(), key, { scopes: ["results", "notes"] }, 2);
  expect(await opened(actor)).toEqual([true, false, true, false, true]);
  await expect(changeCaregiver(own, fresh(), key, { scopes: ["notes"] }, 2)).rejects.toMatchObject({
    code: "stale",
  });
  await endCaregiver(own, key);
  await endCaregiver(own, key);
  expect(await opened(actor)).toEqual([false, false, false, false, false]);
  await expect(leaveCared(actor, id)).rejects.toMatchObject(GONE);

  const leaving = await cared();
  await leaveCared(leaving.actor, leaving.id);
  expect(await opened(leaving.actor)).toEqual([false, false, false, false, false]);

  const late = await cared();
  await writeAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) =>
    tx.caregiver.updateMany({ where: { clinicId, id: late.id }, data: { expiresAt: new Date(0) } }),
  );
  expect(await opened(late.actor)).toEqual([false, false, false, false, false]);
  const states = (await listCaregivers(own, patientId)).items.map(({ id: of, state }) => [
    of,
    state,
  ]);
  expect(Object.fromEntries(states)).toMatchObject({ [id]: "ended", [late.id]: "over" });
});

test("what a caregiver does is written as done for the patient, and told to who treats", async () => {
  const { actor } = await cared({ scopes: ["messages"] });
  const wrote = { subject: "Cita", body: "¿Puede ser el lunes?", to: null };
  const { id: threadId } = await openThread(actor, patientId, wrote);
  const { messages } = await getThread(actor, { patientId, threadId }, { limit: 5 });
  expect(messages[0]).toMatchObject({ fromPatient: true, onBehalf: true, own: true });
  const rows = await queryAs(
    { clinicId, userId: actor.userId },
    "SELECT action, why, acting_for FROM audit_events WHERE actor_id = $1 AND part = 'messages' AND outcome = 'done'",
    [actor.userId],
  );
  expect(rows).toContainEqual({ action: "write", why: "caregiver", acting_for: patientId });
  const told = await queryAs(
    { clinicId, userId: doctor.userId },
    "SELECT event FROM notifications WHERE member_id = $1 AND event = 'message'",
    [doctor.memberId],
  );
  expect(told).toHaveLength(1);
});

test("what a caregiver measures is from home, and what the clinic measured they leave as it is", async () => {
  const { actor } = await cared({ scopes: ["results"] });
  const measured = (who: Actor) =>
    recordVitals(who, patientId, {
      recordedAt: new Date().toISOString(),
      readings: [{ code: "8867-4", value: 71, unit: "/min" }],
    });
  const [theirs, clinics] = [await measured(actor), await measured(doctor)];
  expect([theirs.origin, clinics.origin]).toEqual(["home", "clinic"]);
  const { items } = await listVitals(doctor, patientId, { limit: 5 });
  const origins = Object.fromEntries(items.map(({ id, origin }) => [id, origin]));
  expect(origins).toMatchObject({ [theirs.id]: "home", [clinics.id]: "clinic" });
  const wrong = (setId: string) =>
    correctVitals(
      actor,
      patientId,
      setId,
      { status: "entered-in-error", reason: "No es de aquí" },
      1,
    );
  await expect(wrong(clinics.id)).rejects.toMatchObject(GONE);
  expect(await wrong(theirs.id)).toMatchObject({ version: 2 });
});

test("a diagnosis that is withheld from the patient isn't in the facts of the banner either", async () => {
  const { actor } = await cared({ scopes: ["conditions"] });
  const [one] = await queryAs(
    { clinicId, userId: NOBODY, path: "seed" },
    `INSERT INTO conditions (clinic_id, id, patient_id, code, display, clinical_status, confidential)
     VALUES (current_clinic(), $1, $2, 'Z34.0', 'Supervisión de embarazo', 'active', true) RETURNING id`,
    [uuid7(), patientId],
  );
  expect(one).toBeDefined();
  for (const who of [own, actor]) expect((await getPatient(who, patientId)).pregnancy).toBeNull();
  expect((await getPatient(doctor, patientId)).pregnancy).not.toBeNull();
});

test("a caregiver lets nobody in, and takes nothing away", async () => {
  const { actor, key } = await cared();
  const input = asking("other@example.test");
  await expect(inviteCaregiver(actor, fresh(), patientId, input)).rejects.toMatchObject(GONE);
  await expect(endCaregiver(actor, key)).rejects.toMatchObject(GONE);
  await expect(listCaregivers(actor, patientId)).rejects.toMatchObject(GONE);
});

test("the clinic asks for a minor alone, with proof, until they come of age", async () => {
  const admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  const input = asking("tutor@example.test", {
    relationship: "guardian",
    proof: "Libro de familia",
  });
  await expect(inviteCaregiver(admin, fresh(), patientId, input)).rejects.toMatchObject({
    detail: { message: "of_age" },
  });
  const birthDate = `${new Date().getUTCFullYear() - 10}-03-01`;
  const { patientId: child } = await makePatient(clinicId, { birthDate });
  const noProof = { ...input, proof: undefined };
  await expect(inviteCaregiver(admin, fresh(), child, noProof)).rejects.toMatchObject({
    code: "invalid",
  });
  const member = await makeMember(clinicId, "patient");
  const email = await emailOf(member.userId);
  const { id } = await inviteCaregiver(admin, fresh(), child, { ...input, email });
  const guardian = caregiverActor(clinicId, member, child);
  await acceptCared(guardian, id);
  await getPatient(guardian, child);
  await writeAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) =>
    tx.patient.updateMany({ where: { clinicId, id: child }, data: { birthDate: "2001-03-01" } }),
  );
  await expect(getPatient(guardian, child)).rejects.toMatchObject(GONE);
  expect((await listCared(guardian)).items).toEqual([]);
});

test("behind the application's checks the wall opens the same tables and no others", async () => {
  const { actor, key } = await cared({ scopes: ["medicines"] });
  const scope = { clinicId, userId: actor.userId, chartId: patientId };
  const count = async (table: string) => {
    const [row] = await queryAs(scope, `SELECT count(*)::int AS n FROM ${table}`, []);
    return row?.n;
  };
  expect(await count("medication_requests")).toBe(1);
  expect(await count("patients")).toBe(1);
  for (const table of ["messages", "clinical_notes", "patient_identifiers", "downloads"])
    expect(await count(table), table).toBe(0);
  const grab = (data: object) =>
    writeAs(scope, (tx) =>
      tx.caregiver.updateMany({ where: { clinicId, id: key.caregiverId }, data }),
    );
  await expect(grab({ scopes: ["notes"] })).rejects.toThrow();
  await expect(grab({ expiresAt: null })).rejects.toThrow();
  await endCaregiver(own, key);
  expect(await count("medication_requests")).toBe(0);
});
