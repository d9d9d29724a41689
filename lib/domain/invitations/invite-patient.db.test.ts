import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { signInAccount } from "@/lib/domain/identity/sign-in-account";
import { systemActor } from "@/lib/platform/auth/actor";
import type { Session } from "@/lib/platform/auth/sessions";
import { NOBODY, queryAs, readAs, writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import {
  adminActor,
  assign,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
} from "@/lib/testing/factories";
import { startMailServer } from "@/lib/testing/mail-server";
import { FROM, signInAs } from "@/lib/testing/sign-ins";
import { acceptInvitation } from "./accept-invitation";
import { getPatientAccount } from "./get-patient-account";
import { invitePatient } from "./invite-patient";
import { invitationDue } from "./jobs";
import { resendInvitation } from "./resend-invitation";
import { sendInvitation } from "./send-invitation";
import { withdrawPatientInvitation } from "./withdraw-patient-invitation";

const password = "quince letras y más";
let turn = 0;
let server: Awaited<ReturnType<typeof startMailServer>>;
let clinicId: string;
let patientId: string;
let doctor: ReturnType<typeof doctorActor>;

beforeAll(async () => {
  server = await startMailServer();
  Object.assign(env(), { SMTP_URL: server.url, MAIL_FROM: "Avisos <avisos@example.test>" });
});
beforeEach(async () => {
  ({ clinicId } = await makeClinic(`chart-${process.pid}-${turn++}`));
  const treats = await makeDoctor(clinicId);
  ({ patientId } = await makePatient(clinicId, { names: [{ family: "Gil", given: ["Ana"] }] }));
  await assign(clinicId, { patientId }, treats);
  doctor = doctorActor(clinicId, treats);
});
afterAll(() => server.stop());

const address = () => `paciente.${process.pid}.${turn}@example.test`;
const input = () => ({ email: address(), identified: "Con el DNI, en el mostrador" });

async function tokenByMail(email: string): Promise<string> {
  const [message] = await queryAs(
    systemActor(clinicId),
    `SELECT id, payload FROM outbox_messages WHERE clinic_id = current_clinic() AND topic = 'invitation.mail' ORDER BY id DESC LIMIT 1`,
    [],
  );
  const payload = invitationDue.payload.parse(message?.payload);
  await sendInvitation(systemActor(clinicId), payload, { clinicId, id: String(message?.id) });
  const { text } = server.taken.findLast(({ to }) => to.includes(email)) ?? { text: "" };
  return /sign-in\/invitation#([\w-]{43})/.exec(text)?.[1] ?? "";
}
const accept = (token: string) =>
  acceptInvitation({ token, password, name: "Ana Gil", locale: "es" }, FROM);

test("who treats invites a patient to their own chart, and says how they knew them", async () => {
  const { email } = await invitePatient(doctor, patientId, input());
  const before = await getPatientAccount(doctor, patientId);
  expect(before).toMatchObject({ account: null, invitation: { email, state: "open" } });
  await accept(await tokenByMail(email));
  const session = await signInAs({ email, password });
  expect(session?.session).toMatchObject({ role: "patient", patientId, clinicId });
  expect(await getPatientAccount(doctor, patientId)).toMatchObject({
    ...{ account: email, invitation: null },
  });
  const [event] = await readAs(doctor, (tx) =>
    tx.auditEvent.findMany({ where: { clinicId, action: "invite-patient" } }),
  );
  expect(event).toMatchObject({ patientId, detail: { identified: "Con el DNI, en el mostrador" } });
  await expect(
    invitePatient(doctor, patientId, { ...input(), email: `x${address()}` }),
  ).rejects.toMatchObject({ detail: { message: "chart_has_account" } });
});

test("asked again, the link before is dead; withdrawn, the last one is", async () => {
  const { email } = await invitePatient(doctor, patientId, input());
  const first = await tokenByMail(email);
  await invitePatient(doctor, patientId, input());
  await expect(accept(first)).rejects.toMatchObject({ detail: { message: "invitation_gone" } });
  const second = await tokenByMail(email);
  await withdrawPatientInvitation(doctor, patientId);
  await expect(accept(second)).rejects.toMatchObject({ detail: { message: "invitation_gone" } });
  await expect(withdrawPatientInvitation(doctor, patientId)).rejects.toMatchObject({
    detail: { message: "not_invited" },
  });
});

test("two who invite at once leave one link", async () => {
  await Promise.allSettled(
    [1, 2, 3].map((one) =>
      invitePatient(doctor, patientId, { ...input(), email: `${one}.${address()}` }),
    ),
  );
  const open = await queryAs(
    doctor,
    "SELECT 1 FROM invitations WHERE clinic_id = current_clinic() AND outcome IS NULL",
    [],
  );
  expect(open).toHaveLength(1);
});

test("an administrator may; who doesn't treat, another clinic's and a patient may not; nobody to who has died", async () => {
  const admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  await invitePatient(admin, patientId, input());
  const { clinicId: elsewhere } = await makeClinic(`chart-far-${process.pid}-${turn}`);
  for (const actor of [
    doctorActor(clinicId, await makeDoctor(clinicId)),
    adminActor(elsewhere, await makeMember(elsewhere, "admin")),
  ])
    for (const tried of [
      () => invitePatient(actor, patientId, input()),
      () => getPatientAccount(actor, patientId),
      () => withdrawPatientInvitation(actor, patientId),
    ])
      await expect(tried()).rejects.toMatchObject({ code: "not_found" });
  const dead = await makePatient(clinicId, { deceased: "2026-01-01" });
  await expect(invitePatient(admin, dead.patientId, input())).rejects.toMatchObject({
    detail: { message: "deceased_account" },
  });
});

test("who died since is connected to nobody, and nobody is sent their link again", async () => {
  const { id, email } = await invitePatient(doctor, patientId, input());
  const token = await tokenByMail(email);
  await writeAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) =>
    tx.patient.updateMany({ where: { clinicId, id: patientId }, data: { deceased: "2026-01-01" } }),
  );
  await expect(accept(token)).rejects.toMatchObject({ detail: { message: "invitation_gone" } });
  expect(await signInAccount(email)).toBeUndefined();
  const admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  const proven = { provenAt: Date.now() } as Session;
  await expect(resendInvitation(admin, proven, id)).rejects.toMatchObject({
    detail: { message: "deceased_account" },
  });
});
