import { beforeEach, expect, test } from "vitest";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { systemActor } from "@/lib/platform/auth/actor";
import { whyEnded } from "@/lib/platform/auth/session-gone";
import { peekSession } from "@/lib/platform/auth/sessions";
import { queryAs, readAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import {
  adminActor,
  doctorActor,
  joinClinic,
  makeClinic,
  makeMember,
  makeStaffed,
} from "@/lib/testing/factories";
import { passkeyDevice } from "@/lib/testing/passkey-device";
import { codeOf, FROM, resetTokenOf, sessionAt, signInAs } from "@/lib/testing/sign-ins";
import { addPasskey } from "./add-passkey";
import { askForNewKey } from "./ask-passkey";
import { changePassword } from "./change-password";
import { confirmEnrolment } from "./confirm-enrolment";
import { getFactor } from "./get-factor";
import { resetFactor } from "./reset-factor";
import { spendReset } from "./spend-reset";
import { startEnrolment } from "./start-enrolment";

const password = "una contraseña larga";
const input = { identified: "En persona, con su DNI" };
let turn = 0;
let { clinicId, elena, lucia, admin } = {} as Awaited<ReturnType<typeof makeStaffed>>;

beforeEach(async () => {
  ({ clinicId, elena, lucia, admin } = await makeStaffed(
    `reset-${process.pid}-${turn++}`,
    password,
  ));
});
async function open(id?: string) {
  const at = await (id ? sessionAt(id) : signInAs({ email: lucia.email, password }));
  if (!at) throw new Error("no session");
  return at;
}

/** An app and a key, with their recovery codes; gives the session that goes on. */
async function enrol() {
  const at = await open();
  const { key } = await startEnrolment(at.actor, at.session);
  const { id } = await confirmEnrolment(at.actor, at.session, at.id, codeOf(key));
  const now = await open(id);
  const device = passkeyDevice(new URL(env().APP_URL).origin);
  const made = device.make(await askForNewKey(now.actor, now.session, now.id));
  const added = await addPasskey(now.actor, now.session, now.id, { name: "Llave", ...made });
  return open(added.id);
}
const refusing = (work: Promise<unknown>, message: string) =>
  expect(work).rejects.toMatchObject({ code: "conflict", detail: { message } });

test("app, keys and codes go, every session ends, and the password alone opens; it is on record and its person is told", async () => {
  const at = await enrol();
  expect(await getFactor(at.actor)).toMatchObject({ passkeys: 1, recoveryCodesLeft: 10 });
  expect(await resetFactor(admin, lucia.userId, input)).toEqual({ needsPassword: false });
  expect([await peekSession(at.id), await whyEnded(at.id)]).toEqual([undefined, "factor_reset"]);
  const now = await open();
  expect(now.session.pending).toBeUndefined();
  const nothing = { since: null, passkeys: 0, recoveryCodesLeft: 0 };
  expect(await getFactor(now.actor)).toMatchObject(nothing);
  const event = await readAs(admin, (tx) =>
    tx.auditEvent.findFirst({ where: { clinicId, action: "reset-factor" } }),
  );
  const user = { id: lucia.userId, name: "Lucía Ortega" };
  expect(event).toMatchObject({ actorId: elena.userId, why: input.identified, detail: { user } });
  const mails = await queryAs(
    systemActor(clinicId),
    `SELECT payload->>'userId' AS "userId" FROM outbox_messages
     WHERE clinic_id = current_clinic() AND topic = 'account.mail' AND payload->>'kind' = 'factor-reset'`,
    [],
  );
  expect(mails).toEqual([{ userId: lucia.userId }]);
});

test("where the role needs one, the next sign-in sets it up", async () => {
  await enrol();
  await changeSettings(admin, "security", { doctorFactor: true }, 1);
  await resetFactor(admin, lucia.userId, input);
  expect((await open()).session.pending).toBe("enrolment");
});

test("a password that was too short without a factor goes with it, and a link by mail brings a new one", async () => {
  const at = await enrol();
  const change = { current: password, next: "nueve 123 x" };
  await changePassword(at.actor, at.session, at.id, change);
  expect(await resetFactor(admin, lucia.userId, input)).toEqual({ needsPassword: true });
  const { email } = lucia;
  expect(await signInAs({ email, password: change.next })).toBeUndefined();
  const token = await resetTokenOf(clinicId, email);
  await spendReset({ token, next: "otra contraseña larga" }, FROM);
  const now = await signInAs({ email, password: "otra contraseña larga" });
  expect(now?.session.pending).toBeUndefined();
});

test("not of who has none, not one's own, not elsewhere, not by a doctor", async () => {
  await refusing(resetFactor(admin, lucia.userId, input), "no_factor");
  await refusing(resetFactor(admin, elena.userId, input), "own_factor");
  const { clinicId: other } = await makeClinic(`reset-far-${process.pid}-${turn}`);
  const far = adminActor(other, await makeMember(other, "admin"));
  for (const [actor, userId] of [
    [far, lucia.userId],
    [doctorActor(clinicId, lucia), elena.userId],
  ] as const)
    await expect(resetFactor(actor, userId, input)).rejects.toMatchObject({ code: "not_found" });
});

test("who belongs to another clinic too keeps theirs: the refusal says why", async () => {
  const at = await enrol();
  const { clinicId: other } = await makeClinic(`reset-two-${process.pid}-${turn}`);
  await joinClinic(other, lucia.userId, "doctor");
  await refusing(resetFactor(admin, lucia.userId, input), "factor_of_two_clinics");
  expect(await peekSession(at.id)).toBeDefined();
  expect(await getFactor(at.actor)).toMatchObject({ passkeys: 1, recoveryCodesLeft: 10 });
});
