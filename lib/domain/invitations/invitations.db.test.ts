import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { changeUser } from "@/lib/domain/identity/change-user";
import { systemActor } from "@/lib/platform/auth/actor";
import { queryAs, readAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import {
  adminActor,
  doctorActor,
  makeAccount,
  makeClinic,
  makeDoctor,
  makeMember,
} from "@/lib/testing/factories";
import { startMailServer } from "@/lib/testing/mail-server";
import { FROM, sessionAt, signInAs } from "@/lib/testing/sign-ins";
import { acceptInvitation } from "./accept-invitation";
import { inviteStaff } from "./invite-staff";
import { invitationDue } from "./jobs";
import { listInvitations } from "./list-invitations";
import { lookAtInvitation } from "./look-at-invitation";
import { resendInvitation } from "./resend-invitation";
import { sendInvitation } from "./send-invitation";
import { withdrawInvitation } from "./withdraw-invitation";

const password = "quince letras y más";
const HOUR = 60 * 60 * 1000;
const GONE = { code: "conflict", detail: { message: "invitation_gone" } };
let turn = 0;
let server: Awaited<ReturnType<typeof startMailServer>>;
let clinicId: string;
let admin: Awaited<ReturnType<typeof makeMember>>;
let at: NonNullable<Awaited<ReturnType<typeof signInAs>>>;

beforeAll(async () => {
  server = await startMailServer();
  Object.assign(env(), { SMTP_URL: server.url, MAIL_FROM: "Avisos <avisos@example.test>" });
});
beforeEach(async () => {
  ({ clinicId } = await makeClinic(`invite-${process.pid}-${turn++}`, { name: "Clínica Ñ" }));
  admin = await makeMember(clinicId, "admin", { name: "Elena Navarro", password });
  const session = await signInAs({ email: admin.email, password });
  if (!session) throw new Error("no session");
  at = session;
});
afterAll(() => server.stop());

const address = () => `nueva.${process.pid}.${turn}@example.test`;
const invite = (email = address(), role: "doctor" | "nurse" | "admin" = "doctor") =>
  inviteStaff(at.actor, { email, name: "Ana Prueba", role });

const waiting = () =>
  queryAs(
    systemActor(clinicId),
    `SELECT id, payload FROM outbox_messages WHERE clinic_id = current_clinic() AND topic = 'invitation.mail' ORDER BY id`,
    [],
  );

/** Sends the latest mail and reads its token, as whoever was invited would. */
async function tokenByMail(email: string): Promise<string> {
  const message = (await waiting()).at(-1);
  const payload = invitationDue.payload.parse(message?.payload);
  await sendInvitation(systemActor(clinicId), payload, { clinicId, id: String(message?.id) });
  const { text } = server.taken.findLast(({ to }) => to.includes(email)) ?? { text: "" };
  return /sign-in\/invitation#([\w-]{43})/.exec(text)?.[1] ?? "";
}
const accept = (token: string, given: object = {}, clock?: () => Date) =>
  acceptInvitation({ token, password, name: "Ana Real", locale: "en", ...given }, FROM, clock);
const events = () =>
  readAs(at.actor, (tx) =>
    tx.auditEvent.findMany({
      where: { clinicId, action: { contains: "invit" } },
      select: { action: true, actorKind: true, outcome: true, why: true },
      orderBy: [{ at: "asc" }, { id: "asc" }],
    }),
  );

test("a link brings somebody in once, under the name they give, and holds no secret anywhere", async () => {
  const { email } = await invite();
  const token = await tokenByMail(email);
  expect(token).toHaveLength(43);
  expect(JSON.stringify(await waiting())).not.toContain(token);
  expect(await lookAtInvitation(token)).toEqual({
    ...{ clinic: "Clínica Ñ", email, name: "Ana Prueba", role: "doctor", hasAccount: false },
  });
  await expect(accept(token, { password: "corta" })).rejects.toMatchObject({
    detail: { faults: [{ path: "$.password", message: "password_too_short" }] },
  });
  await expect(accept(token, { password: "clínica clínica" })).rejects.toMatchObject({
    code: "invalid",
  });
  expect(await accept(token)).toEqual({});
  await expect(accept(token)).rejects.toMatchObject(GONE);
  await expect(lookAtInvitation(token)).rejects.toMatchObject(GONE);
  const session = await signInAs({ email, password });
  expect(session?.session).toMatchObject({
    name: "Ana Real",
    locale: "en",
    role: "doctor",
    clinicId,
  });
  expect((await listInvitations(at.actor, { limit: 25 })).items).toEqual([]);
  const [practitioner] = await queryAs(
    at.actor,
    "SELECT names FROM practitioners WHERE clinic_id = current_clinic() AND member_id = $1",
    [session?.session.memberId],
  );
  expect(practitioner?.names).toEqual([{ text: "Ana Real" }]);
  expect(await events()).toEqual([
    { action: "invite", actorKind: "user", outcome: "done", why: null },
    { action: "accept-invitation", actorKind: "link", outcome: "done", why: null },
  ]);
});

test("of ten who use a link at once, one gets through", async () => {
  const { email } = await invite();
  const token = await tokenByMail(email);
  const all = await Promise.allSettled(Array.from({ length: 10 }, () => accept(token)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const own = await queryAs(
    at.actor,
    "SELECT 1 FROM memberships WHERE clinic_id = current_clinic()",
    [],
  );
  expect(own).toHaveLength(2);
});

test("late, withdrawn, replaced and made-up links are answered alike", async () => {
  const { id, email } = await invite();
  const first = await tokenByMail(email);
  const late = () => new Date(Date.now() + 73 * HOUR);
  await expect(accept(first, {}, late)).rejects.toMatchObject(GONE);
  await resendInvitation(at.actor, at.session, id);
  await expect(accept(first), "before the new mail has left").rejects.toMatchObject(GONE);
  const second = await tokenByMail(email);
  await expect(accept(first)).rejects.toMatchObject(GONE);
  await expect(accept("x".repeat(43))).rejects.toMatchObject(GONE);
  await withdrawInvitation(at.actor, id);
  await expect(accept(second)).rejects.toMatchObject(GONE);
  await expect(withdrawInvitation(at.actor, id)).rejects.toMatchObject({ code: "not_found" });
  expect((await invite(email)).email).toBe(email);
});

test("an address is the same in capitals and however its accents were typed", async () => {
  const email = `maría.${turn}@example.test`;
  const typed = ` MARI\u0301A.${turn}@Example.TEST `;
  const parsed = (await import("./schema")).inviteInput.parse({
    email: typed,
    name: "María",
    role: "nurse",
  });
  expect(parsed.email).toBe(email);
  await invite(parsed.email, "nurse");
  await expect(invite(email)).rejects.toMatchObject({ detail: { message: "invited_already" } });
  await accept(await tokenByMail(email));
  expect(await signInAs({ email: typed, password })).toBeDefined();
  await expect(invite(email)).rejects.toMatchObject({ detail: { message: "member_already" } });
});

test("who has an account proves it by its password and gains the place alone, in living sessions too", async () => {
  const { clinicId: elsewhere } = await makeClinic(`invite-else-${process.pid}-${turn}`);
  const known = await makeDoctor(elsewhere, { name: "Luis Otro", password, email: address() });
  const living = await signInAs({ email: known.email, password });
  const { email } = await invite(known.email);
  const token = await tokenByMail(email);
  expect((await lookAtInvitation(token)).hasAccount).toBe(true);
  await expect(accept(token, { password: "no es la suya, seguro" })).rejects.toMatchObject({
    detail: { faults: [{ path: "$.password", message: "wrong_password" }] },
  });
  await accept(token);
  const now = await sessionAt(living?.id ?? "");
  expect(now?.session).toMatchObject({ name: "Luis Otro", clinicId: elsewhere });
  expect(now?.session.clinics.map(({ id }) => id).toSorted()).toEqual(
    [clinicId, elsewhere].toSorted(),
  );
});

test("who is asked in as an administrator is one of this clinic, and nobody above it", async () => {
  const email = address();
  await invite(email, "admin");
  await accept(await tokenByMail(email));
  const session = await signInAs({ email, password });
  expect(session?.session).toMatchObject({ role: "admin", platformAdmin: false });
});

test("of other clinics and other roles nobody sees, sends or withdraws one", async () => {
  const { id } = await invite();
  const { clinicId: elsewhere } = await makeClinic(`invite-far-${process.pid}-${turn}`);
  const far = adminActor(elsewhere, await makeMember(elsewhere, "admin"));
  const near = doctorActor(clinicId, await makeDoctor(clinicId));
  const missing = { code: "not_found" };
  for (const actor of [far, near]) {
    await expect(withdrawInvitation(actor, id)).rejects.toMatchObject(missing);
    await expect(resendInvitation(actor, at.session, id)).rejects.toMatchObject(missing);
  }
  expect((await listInvitations(far, { limit: 25 })).items).toEqual([]);
  await expect(listInvitations(near, { limit: 25 })).rejects.toMatchObject(missing);
});

test("what a suspended administrator asked for is dead, and another one can make it theirs", async () => {
  const { id, email } = await invite();
  const token = await tokenByMail(email);
  const second = await makeMember(clinicId, "admin", { name: "Jorge", password });
  const other = await signInAs({ email: second.email, password });
  if (!other) throw new Error("no session");
  await changeUser(other.actor, admin.userId, { state: "suspended", reason: "x" }, 1);
  await expect(accept(token)).rejects.toMatchObject(GONE);
  const [listed] = (await listInvitations(other.actor, { limit: 25 })).items;
  expect(listed).toMatchObject({ id, state: "stopped", invitedBy: "Elena Navarro" });
  expect(await resendInvitation(other.actor, other.session, id)).toMatchObject({
    state: "open",
    invitedBy: "Jorge",
  });
  await accept(await tokenByMail(email));
  expect(await signInAs({ email, password })).toBeDefined();
});

test("two clinics that ask the same new address in both get them", async () => {
  const email = address();
  await invite(email);
  const here = await tokenByMail(email);
  const { clinicId: elsewhere } = await makeClinic(`invite-two-${process.pid}-${turn}`);
  await makeMember(elsewhere, "admin");
  const account = await makeAccount({ email, password });
  expect((await lookAtInvitation(here)).hasAccount).toBe(true);
  await accept(here);
  expect((await signInAs({ email, password }))?.session).toMatchObject({
    userId: account.userId,
    clinicId,
  });
});
