import { beforeEach, expect, test } from "vitest";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { peekSession, revokeAllSessions } from "@/lib/platform/auth/sessions";
import { authPool } from "@/lib/platform/db/pools";
import { queryAs, readAs } from "@/lib/platform/db/scope";
import { adminActor, makeClinic, makeDoctor, makeMember } from "@/lib/testing/factories";
import {
  ageProofs,
  codeOf,
  sessionAt,
  signedInAs,
  signInAs,
  standingOf,
} from "@/lib/testing/sign-ins";
import { changePassword } from "./change-password";
import { confirmEnrolment } from "./confirm-enrolment";
import { dropAuthenticator } from "./drop-authenticator";
import { getFactor } from "./get-factor";
import { proveMe } from "./prove-me";
import { renewRecoveryCodes } from "./renew-recovery-codes";
import { startEnrolment } from "./start-enrolment";

const password = "quince letras y más";
const HALF_MINUTE = 30_000;
const later = (steps: number) => () => new Date(Date.now() + steps * HALF_MINUTE);
let turn = 0;
let clinicId: string;
let account: { email: string; password: string };

beforeEach(async () => {
  ({ clinicId } = await makeClinic(`factor-${process.pid}-${turn++}`));
  const { email } = await makeDoctor(clinicId, { name: "Ana Prueba", password });
  account = { email, password };
});

async function here() {
  const at = await signInAs(account);
  if (!at) throw new Error("no session");
  return at;
}
type At = Awaited<ReturnType<typeof here>>;

/** Switches a factor on; gives its key, the recovery codes and the session that goes on. */
async function enrol() {
  const at = await here();
  const { key } = await startEnrolment(at.actor, at.session);
  // The code of the half minute before, so that the one of now is still to come.
  const first = codeOf(key, later(-1)());
  const { id, recoveryCodes } = await confirmEnrolment(at.actor, at.session, at.id, first);
  const now = await sessionAt(id);
  if (!now) throw new Error("no session");
  return { key, recoveryCodes, at: now };
}
const prove = (at: At, code: string, clock?: () => Date) =>
  proveMe(at.actor, at.session, at.id, { code }, clock);
const REFUSED = {
  code: "invalid",
  detail: { faults: [{ path: "$.code", message: "wrong_code" }] },
};
const events = (at: At, where: object) =>
  readAs(at.actor, (tx) =>
    tx.auditEvent.findMany({
      where: { clinicId, actorId: at.actor.userId, ...where },
      select: { action: true, part: true, why: true, outcome: true },
      orderBy: { at: "asc" },
    }),
  );

/** Of what its person was told by mail. */
const mails = async (at: At) =>
  (
    await queryAs(
      at.actor,
      "SELECT payload->>'kind' AS kind FROM outbox_messages WHERE clinic_id = current_clinic() AND topic = 'account.mail' ORDER BY created_at, id",
      [],
    )
  ).map(({ kind }) => kind);

test("of several wrong passwords, and of a right one without its factor, the person is told once in an hour", async () => {
  const { at } = await enrol();
  const wrong = () => signInAs({ ...account, password: "una equivocada larga" });
  for (let i = 0; i < 4; i++) await wrong();
  expect(await mails(at)).toEqual(["factor-on"]);
  for (let i = 0; i < 4; i++) await wrong();
  await expect.poll(() => mails(at)).toEqual(["factor-on", "tries"]);
  const half = await here();
  for (let i = 0; i < 3; i++) await expect(prove(half, "000000")).rejects.toMatchObject(REFUSED);
  expect(await mails(at)).toEqual(["factor-on", "tries", "half-in"]);
  // At the lock or the signature nobody is half in.
  await expect(prove(at, "000000")).rejects.toMatchObject(REFUSED);
  expect(await mails(at)).toHaveLength(3);
});

test("switching on: the seed is sealed, nobody is asked before a code was shown, ten codes come once", async () => {
  const at = await here();
  const { key, address, picture } = await startEnrolment(at.actor, at.session);
  expect(address).toContain(`secret=${key}`);
  expect(picture.path.length).toBeGreaterThan(100);
  const { rows } = await authPool().query("SELECT seed FROM authenticators WHERE user_id = $1", [
    at.actor.userId,
  ]);
  expect(rows[0].seed).toMatch(/^v1\.1\./);
  expect(rows[0].seed).not.toContain(key);
  expect((await here()).session.pending).toBeUndefined();
  await expect(confirmEnrolment(at.actor, at.session, at.id, "000000")).rejects.toMatchObject(
    REFUSED,
  );
  const { id, recoveryCodes } = await confirmEnrolment(at.actor, at.session, at.id, codeOf(key));
  expect(await peekSession(at.id)).toBeUndefined();
  expect(await peekSession(id)).toBeDefined();
  expect(new Set(recoveryCodes).size).toBe(10);
  expect(await getFactor(at.actor)).toMatchObject({
    recoveryCodesLeft: 10,
    needed: false,
    password: true,
  });
  const kept = await readAs(at.actor, (tx) => tx.recoveryCode.findMany());
  for (const code of recoveryCodes) expect(JSON.stringify(kept)).not.toContain(code);
  await expect(startEnrolment(at.actor, at.session)).rejects.toMatchObject({ code: "conflict" });
  expect(await events(at, { part: "factor" })).toEqual([
    { action: "write", part: "factor", why: "begun", outcome: "done" },
    { action: "write", part: "factor", why: "on", outcome: "done" },
  ]);
});

test("a sign-in is pending until the code; then it has a new id and is whole", async () => {
  const { key } = await enrol();
  const at = await here();
  expect(at.session.pending).toBe("factor");
  await expect(prove(at, "000000")).rejects.toMatchObject(REFUSED);
  await expect(
    proveMe(at.actor, at.session, at.id, { password }),
    "the password again is no second factor",
  ).rejects.toMatchObject(REFUSED);
  const { id } = await prove(at, codeOf(key));
  expect(await peekSession(at.id)).toBeUndefined();
  expect((await peekSession(id))?.pending).toBeUndefined();
  expect(await events(at, { action: "sign-in" })).toEqual([
    { action: "sign-in", part: null, why: null, outcome: "done" },
    { action: "sign-in", part: "password", why: null, outcome: "done" },
    { action: "sign-in", part: "factor", why: null, outcome: "refused" },
    { action: "sign-in", part: "factor", why: null, outcome: "refused" },
    { action: "sign-in", part: "factor", why: null, outcome: "done" },
  ]);
});

test("one half minute before and after is taken, two are not, and never one before the last", async () => {
  const { key } = await enrol();
  const now = Date.now();
  const at = (steps: number) => codeOf(key, new Date(now + steps * HALF_MINUTE));
  const clock = () => new Date(now);
  await expect(prove(await here(), at(2), clock)).rejects.toMatchObject(REFUSED);
  await expect(prove(await here(), at(-2), clock)).rejects.toMatchObject(REFUSED);
  expect(await prove(await here(), at(1), clock)).toBeDefined();
  await expect(prove(await here(), at(0), clock)).rejects.toMatchObject(REFUSED);
});

test("a fresh proof gives the session a new id and leaves the others; a factor on or off ends them", async () => {
  const [first, other] = [await here(), await here()];
  const { id } = await proveMe(first.actor, first.session, first.id, { password });
  const proven = await sessionAt(id);
  if (!proven) throw new Error("no session");
  expect(await peekSession(first.id)).toBeUndefined();
  expect(proven.session.startedAt).toBe(first.session.startedAt);
  expect(proven.session.provenAt).toBeGreaterThanOrEqual(first.session.provenAt);
  expect(await peekSession(other.id)).toBeDefined();
  const { key } = await startEnrolment(proven.actor, proven.session);
  const on = await confirmEnrolment(proven.actor, proven.session, id, codeOf(key, later(-1)()));
  expect(await peekSession(other.id)).toBeUndefined();
  const elsewhere = await here();
  const { id: whole } = await prove(elsewhere, codeOf(key));
  const off = await dropAuthenticator(proven.actor, on.id);
  expect(await peekSession(whole)).toBeUndefined();
  expect(await peekSession(off)).toBeDefined();
});

test("of twenty who bring the same code at once, one gets in; so with a recovery code", async () => {
  const { key, recoveryCodes } = await enrol();
  for (const code of [codeOf(key), recoveryCodes[0] ?? ""]) {
    const tries = await Promise.all(Array.from({ length: 20 }, () => here()));
    const all = await Promise.allSettled(tries.map((one) => prove(one, code)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  }
});

test("a recovery code works once, however it is typed, and is logged as one", async () => {
  const { recoveryCodes, at } = await enrol();
  const [code = ""] = recoveryCodes;
  expect(await prove(await here(), code.toLowerCase().replaceAll("-", " "))).toBeDefined();
  await expect(prove(await here(), code)).rejects.toMatchObject(REFUSED);
  expect(await events(at, { why: "recovery" })).toHaveLength(1);
  expect((await getFactor(at.actor)).recoveryCodesLeft).toBe(9);
  const { recoveryCodes: fresh } = await renewRecoveryCodes(at.actor);
  expect(await mails(at)).toContain("codes");
  await expect(prove(await here(), recoveryCodes[1] ?? "")).rejects.toMatchObject(REFUSED);
  expect(await prove(await here(), fresh[0] ?? "")).toBeDefined();
});

test("everything that ends sessions ends half of one, also between the code and the new id", async () => {
  const { key, at } = await enrol();
  const half = await here();
  await revokeAllSessions(at.actor.userId);
  await expect(prove(half, codeOf(key))).rejects.toMatchObject({ code: "unauthenticated" });
});

test("half a session whose factor is gone completes nothing, and ends with the others", async () => {
  const { at } = await enrol();
  const half = await here();
  await dropAuthenticator(at.actor, at.id);
  await expect(proveMe(half.actor, half.session, half.id, { password })).rejects.toMatchObject({
    code: "unauthenticated",
  });
  expect(await peekSession(half.id)).toBeUndefined();
  expect((await here()).session.pending).toBeUndefined();
  expect(await getFactor(at.actor)).toMatchObject({ since: null, recoveryCodesLeft: 0 });
});

test("with a factor eight characters do, and then it can't be switched off", async () => {
  const { at } = await enrol();
  const change = (from: At, current: string, next: string) =>
    changePassword(from.actor, from.session, from.id, { current, next });
  const id = await change(at, password, "corta-y-9");
  await expect(dropAuthenticator(at.actor, at.id)).rejects.toMatchObject({
    detail: { message: "password_needs_factor" },
  });
  const now = await sessionAt(id);
  if (!now) throw new Error("no session");
  const stale = { ...now, session: { ...now.session, provenAt: Date.now() - 6 * 60_000 } };
  await expect(change(stale, "corta-y-9", password)).rejects.toMatchObject({
    code: "forbidden",
    detail: { message: "step_up" },
  });
  const last = await change(now, "corta-y-9", password);
  expect(await peekSession(await dropAuthenticator(at.actor, last))).toBeDefined();
});

test("what a clinic begins to want, who is in already sets up at once; who showed a factor goes on", async () => {
  const { at: strong } = await enrol();
  const { email } = await makeDoctor(clinicId, { name: "Luis Otro", password });
  const weak = await signedInAs({ email, password });
  expect([await standingOf(weak.id), await standingOf(strong.id)]).toEqual(["whole", "whole"]);
  const admin = adminActor(clinicId, await makeMember(clinicId, "admin", { name: "Elena" }));
  await changeSettings(admin, "security", { doctorFactor: true }, 1);
  expect([await standingOf(weak.id), await standingOf(strong.id)]).toEqual(["enrolment", "whole"]);
  const { key } = await startEnrolment(weak.actor, weak.session);
  const { id } = await confirmEnrolment(weak.actor, weak.session, weak.id, codeOf(key));
  expect(await standingOf(id)).toBe("whole");
});

test("where the clinic wants one, who has none can only set it up, and can't switch it off", async () => {
  const admin = adminActor(clinicId, await makeMember(clinicId, "admin", { name: "Elena" }));
  await changeSettings(admin, "security", { doctorFactor: true }, 1);
  const half = await here();
  expect(half.session.pending).toBe("enrolment");
  const wrong = proveMe(half.actor, half.session, half.id, { password: "otra" });
  await expect(wrong).rejects.toMatchObject({ code: "invalid" });
  // The password makes it fresh for setting one up, and no more than that.
  await ageProofs(half.actor.userId);
  const proven = await proveMe(half.actor, half.session, half.id, { password });
  expect(proven.signedIn).toBe(false);
  const fresh = await peekSession(proven.id);
  expect(fresh?.pending).toBe("enrolment");
  expect(fresh?.provenAt).toBeGreaterThanOrEqual(half.session.provenAt);
  expect(fresh?.startedAt).toBe(half.session.startedAt);
  const { key } = await startEnrolment(half.actor, half.session);
  const { id } = await confirmEnrolment(half.actor, half.session, proven.id, codeOf(key));
  expect((await peekSession(id))?.pending).toBeUndefined();
  await expect(dropAuthenticator(half.actor, id)).rejects.toMatchObject({
    detail: { message: "factor_needed" },
  });
});
