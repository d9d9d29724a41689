import { beforeAll, beforeEach, expect, test } from "vitest";
import { inviteCaregiver } from "@/lib/domain/caregivers/invite-caregiver";
import { resetFactor } from "@/lib/domain/identity/reset-factor";
import { signInAccount } from "@/lib/domain/identity/sign-in-account";
import { acceptInvitation } from "@/lib/domain/invitations/accept-invitation";
import { makeInvitationToken } from "@/lib/domain/invitations/invitation-token";
import { invitePatient } from "@/lib/domain/invitations/invite-patient";
import { inviteStaff } from "@/lib/domain/invitations/invite-staff";
import { systemActor } from "@/lib/platform/auth/actor";
import type { Session } from "@/lib/platform/auth/sessions";
import { systemClock } from "@/lib/platform/clock";
import { queryAs, readAs, writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  joinClinic,
  makeClinic,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { FROM, loseApp, signedInAs } from "@/lib/testing/sign-ins";
import { askErasure } from "./ask-erasure";
import { decideErasure } from "./decide-erasure";
import { listErasures } from "./list-erasures";

const password = "quince letras y más";
let clinicId: string;
let admin: ReturnType<typeof adminActor>;
let ana: Awaited<ReturnType<typeof makeMember>>;

beforeAll(() => {
  Object.assign(env(), { SMTP_URL: "smtp://127.0.0.1:1", MAIL_FROM: "Avisos <a@example.test>" });
});
// Ana was a patient here, was erased, and lives on in another clinic.
beforeEach(async () => {
  ({ clinicId } = await makeClinic(`back-${uuid7()}`, { name: "A" }));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  ana = await makeMember(clinicId, "patient", { password });
  const at = await signedInAs({ email: ana.email, password });
  await askErasure(at.actor, at.session);
  const { clinicId: other } = await makeClinic(`back-other-${uuid7()}`, { name: "B" });
  await joinClinic(other, ana.userId, "patient");
  const [asked] = (await listErasures(admin, { limit: 5 })).items;
  await decideErasure(admin, asked?.id ?? "", { approved: true }, asked?.version ?? 0);
});

const place = async () => {
  const rows = await readAs(admin, (tx) => tx.membership.findMany({ where: { clinicId } }));
  return rows.find(({ userId }) => userId === ana.userId);
};
async function come(id: string) {
  const token = (await makeInvitationToken(systemActor(clinicId), id, systemClock)) ?? "";
  await acceptInvitation({ token, password }, FROM);
}

test("who was erased from a clinic and lives in another is a patient of it again, by a place that is as new", async () => {
  const before = await place();
  expect(before?.erasedAt).toBeTruthy();
  const { patientId } = await makePatient(clinicId);
  const { id } = await invitePatient(admin, patientId, { email: ana.email, identified: "DNI" });
  await come(id);
  expect(await place()).toMatchObject({
    ...{ id: before?.id, erasedAt: null, state: "active", role: "patient" },
    ...{ lastSignInAt: null, version: (before?.version ?? 0) + 1 },
  });
  const { session } = await signedInAs({ email: ana.email, password });
  expect(session).toMatchObject({ clinicId, patientId, memberId: before?.id });
  const again = inviteStaff(admin, { email: ana.email, name: "Ana", role: "nurse" });
  await expect(again).rejects.toMatchObject({ detail: { message: "member_already" } });
});

test("they may come back in another role, and a place that is only suspended stays what it is", async () => {
  const { id } = await inviteStaff(admin, { email: ana.email, name: "Ana", role: "doctor" });
  await come(id);
  expect(await place()).toMatchObject({ role: "doctor", state: "active" });
  await writeAs(admin, (tx) =>
    tx.membership.updateMany({
      where: { clinicId, userId: ana.userId },
      data: { state: "suspended" },
    }),
  );
  const again = inviteStaff(admin, { email: ana.email, name: "Ana", role: "nurse" });
  await expect(again).rejects.toMatchObject({ detail: { message: "member_already" } });
});

test("asked to act for somebody, they get an invitation: there is no account here to look in", async () => {
  const member = await makeMember(clinicId, "patient");
  const { patientId } = await makePatient(clinicId, { memberId: member.memberId });
  const own = patientActor(clinicId, { ...member, patientId });
  const proven = { email: member.email, provenAt: Date.now() } as Session;
  const asked = { email: ana.email, name: "Ana", relationship: "other" } as const;
  await inviteCaregiver(own, proven, patientId, { ...asked, scopes: ["messages"], months: 1 });
  const mails = await queryAs(
    systemActor(clinicId),
    "SELECT topic FROM outbox_messages WHERE clinic_id = current_clinic() ORDER BY id DESC LIMIT 1",
    [],
  );
  expect(mails).toEqual([{ topic: "invitation.mail" }]);
});

test("the clinic that still has them takes their second factor away", async () => {
  const account = await signInAccount(ana.email);
  const other = account?.memberships.find(({ state }) => state === "active")?.clinicId ?? "";
  await loseApp(other, ana.userId);
  const far = adminActor(other, await makeMember(other, "admin"));
  const reset = await resetFactor(far, ana.userId, { identified: "En persona" });
  expect(reset).toEqual({ needsPassword: false });
});
