import { beforeAll, beforeEach, expect, test } from "vitest";
import { inviteCaregiver } from "@/lib/domain/caregivers/invite-caregiver";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import type { Session } from "@/lib/platform/auth/sessions";
import { NOBODY, queryAs, writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
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
import { invitePatient } from "./invite-patient";
import { inviteStaff } from "./invite-staff";

const ALREADY = { detail: { message: "invited_already" } };
const fresh = { email: "own@example.test", provenAt: Date.now() } as Session;
let clinicId: string;
let email: string;
let admin: Actor;

beforeAll(() => {
  Object.assign(env(), { SMTP_URL: "smtp://127.0.0.1:1", MAIL_FROM: "Avisos <a@example.test>" });
});
beforeEach(async () => {
  ({ clinicId } = await makeClinic(`over-${uuid7()}`));
  email = `marta.${clinicId}@example.test`;
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
});

/** A patient with an account, by whom somebody is asked to act for them. */
async function patient() {
  const member = await makeMember(clinicId, "patient");
  const { patientId } = await makePatient(clinicId, { memberId: member.memberId });
  const own = patientActor(clinicId, { ...member, patientId });
  const input = { email, name: "Marta", relationship: "other", scopes: ["messages"] } as const;
  const ask = () =>
    inviteCaregiver(own, { ...fresh }, patientId, {
      ...input,
      scopes: [...input.scopes],
      months: 12,
    });
  return { ...member, patientId, ask };
}
async function chart() {
  const treats = await makeDoctor(clinicId);
  const { patientId } = await makePatient(clinicId);
  await assign(clinicId, { patientId }, treats);
  const doctor = doctorActor(clinicId, treats);
  const ask = () => invitePatient(doctor, patientId, { email, identified: "DNI" });
  return { treats, patientId, ask };
}
const staff = () => inviteStaff(admin, { email, name: "Marta", role: "nurse" });
const seeded = (work: Parameters<typeof writeAs>[1]) =>
  writeAs({ clinicId, userId: NOBODY, path: "seed" }, work);
const expire = () =>
  seeded((tx) =>
    tx.invitation.updateMany({ where: { clinicId }, data: { expiresAt: new Date() } }),
  );
const suspend = (memberId: string) =>
  seeded((tx) =>
    tx.membership.updateMany({
      where: { clinicId, id: memberId },
      data: { state: "suspended" },
    }),
  );
/** Those of the clinic, the oldest first, with whether a mail was asked for. */
const rows = () =>
  queryAs(
    systemActor(clinicId),
    `SELECT i.role, i.invited_by_id AS by, i.outcome, i.expires_at > now() AS good, EXISTS (SELECT FROM outbox_messages o
       WHERE o.clinic_id = i.clinic_id AND o.topic = 'invitation.mail' AND o.payload ->> 'invitationId' = i.id::text) AS sent
     FROM invitations i WHERE i.clinic_id = current_clinic() ORDER BY i.id`,
    [],
  );

test("whose invitation is over is asked anew, by who asks now; one that is good isn't sent twice", async () => {
  const [first, second, third] = [await patient(), await patient(), await patient()];
  await first.ask();
  await second.ask();
  expect(await rows()).toMatchObject([{ by: first.memberId, outcome: null, sent: true }]);
  await expire();
  await third.ask();
  expect(await rows()).toMatchObject([
    { by: first.memberId, outcome: "withdrawn" },
    { by: third.memberId, outcome: null, good: true, sent: true },
  ]);
});

test("what a suspended inviter left is over, also of a chart that is closed to who asks, or of staff", async () => {
  const one = await chart();
  await one.ask();
  await suspend(one.treats.memberId);
  await (await patient()).ask();
  expect(await rows()).toMatchObject([{ outcome: "withdrawn" }, { outcome: null, sent: true }]);
  await seeded((tx) =>
    tx.invitation.updateMany({
      where: { clinicId, outcome: null },
      data: { outcome: "withdrawn", endedAt: new Date() },
    }),
  );
  await staff();
  await suspend(admin.memberId ?? "");
  const asks = await patient();
  await asks.ask();
  const last = { role: "patient", by: asks.memberId, outcome: null, sent: true };
  expect((await rows()).at(-1)).toMatchObject(last);
});

test("an invitation to the chart of somebody who died holds up no other; whose goes is on record", async () => {
  const one = await chart();
  await one.ask();
  await seeded((tx) =>
    tx.patient.updateMany({
      where: { clinicId, id: one.patientId },
      data: { deceased: "2026-01-01" },
    }),
  );
  await (await patient()).ask();
  expect(await rows()).toMatchObject([{ outcome: "withdrawn" }, { outcome: null, sent: true }]);
  const events = await queryAs(
    systemActor(clinicId),
    "SELECT why, detail ->> 'role' AS role FROM audit_events WHERE clinic_id = current_clinic() AND action = 'withdraw-invitation'",
    [],
  );
  expect(events).toEqual([{ why: "over", role: "patient" }]);
});

test("what is over keeps no doctor and no administrator from inviting; what is good does", async () => {
  await (await patient()).ask();
  const { ask } = await chart();
  await expect(ask()).rejects.toMatchObject(ALREADY);
  await expect(staff()).rejects.toMatchObject(ALREADY);
  await expire();
  await ask();
  await expire();
  expect(await staff()).toMatchObject({ state: "open", role: "nurse" });
});

test("nobody without a place in the clinic withdraws one", async () => {
  await staff();
  await expire();
  const stranger = { clinicId, userId: uuid7() };
  await queryAs(stranger, "SELECT withdraw_invitations_over($1)", [email]);
  expect(await rows()).toMatchObject([{ outcome: null }]);
});
