import { beforeEach, expect, test } from "vitest";
import { confirmEnrolment } from "@/lib/domain/identity/confirm-enrolment";
import { listUsers } from "@/lib/domain/identity/list-users";
import { signInAccount } from "@/lib/domain/identity/sign-in-account";
import { startEnrolment } from "@/lib/domain/identity/start-enrolment";
import { appPool, authPool } from "@/lib/platform/db/pools";
import { queryAs, writeAs } from "@/lib/platform/db/scope";
import {
  adminActor,
  assign,
  joinClinic,
  makeAccount,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
} from "@/lib/testing/factories";
import { codeOf, resetTokenOf, sessionAt, signInAs } from "@/lib/testing/sign-ins";
import { askErasure } from "./ask-erasure";
import { decideErasure } from "./decide-erasure";
import { getOwnErasure } from "./get-own-erasure";
import { listErasures } from "./list-erasures";
import { withdrawErasure } from "./withdraw-erasure";

const password = "quince letras y más";
type In = NonNullable<Awaited<ReturnType<typeof signInAs>>>;
let turn = 0;
let clinicId: string;
let admin: ReturnType<typeof adminActor>;
let email: string;
let patientId: string;
let ana: In;

beforeEach(async () => {
  ({ clinicId } = await makeClinic(`erase-${process.pid}-${turn++}`));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  email = `ana.${process.pid}.${turn}@example.test`;
  const { memberId } = await makeMember(clinicId, "patient", { email, password, name: "Ana Gil" });
  ({ patientId } = await makePatient(clinicId, { memberId }));
  ana = await enter(email);
});

async function enter(address: string): Promise<In> {
  const session = await signInAs({ email: address, password });
  if (!session) throw new Error("nobody signed in");
  return session;
}
const ask = (who = ana) => askErasure(who.actor, who.session);
const waiting = async (who = admin) => (await listErasures(who, { limit: 25 })).items;
const answer = async (approved: boolean, who = admin, asked = waiting()) => {
  const [request] = await asked;
  const input = approved ? { approved } : { approved, reason: "Falta una firma" };
  return decideErasure(who, request?.id ?? "", input, request?.version ?? 0);
};
const why = (tried: Promise<unknown>) =>
  tried.then(
    () => "done",
    ({ code, detail }) => detail.message ?? code,
  );
/** How many rows are left of somebody in what they sign in by. */
async function rowsOf(userId: string): Promise<number> {
  const { rows } = await authPool().query(
    `SELECT (SELECT count(*) FROM credentials WHERE user_id = $1) + (SELECT count(*) FROM authenticators WHERE user_id = $1)
      + (SELECT count(*) FROM password_resets WHERE user_id = $1) AS n`,
    [userId],
  );
  return Number(rows[0].n);
}

test("the plan says what goes and what stays; who asked sees it waits, and can take it back", async () => {
  const before = await getOwnErasure(ana.actor, ana.session);
  expect(before).toMatchObject({ obstacle: null, request: null, staysIn: [] });
  expect(before.plan).toMatchObject({ hasChart: true, retentionYears: 5 });
  expect(Number(before.plan.keptUntil.slice(0, 4))).toBe(new Date().getUTCFullYear() + 5);
  await ask();
  expect(await why(ask())).toBe("erasure_asked");
  const { request } = await getOwnErasure(ana.actor, ana.session);
  const days = Date.parse(request?.answerBy ?? "") - Date.parse(request?.askedAt ?? "");
  expect(days).toBe(30 * 24 * 60 * 60 * 1000);
  const told = await queryAs(
    admin,
    "SELECT event FROM notifications WHERE clinic_id = current_clinic()",
    [],
  );
  expect(told).toEqual([{ event: "erasure" }]);
  await withdrawErasure(ana.actor);
  expect(await waiting()).toEqual([]);
  expect(await why(withdrawErasure(ana.actor))).toBe("erasure_not_asked");
  await ask(); // and again
  expect(await waiting()).toHaveLength(1);
});

test("refused, its person reads why and keeps everything", async () => {
  await ask();
  await answer(false);
  expect((await getOwnErasure(ana.actor, ana.session)).request).toMatchObject({
    ...{ outcome: "refused", reason: "Falta una firma" },
  });
  expect(await sessionAt(ana.id)).toBeDefined();
  const mails = await queryAs(
    admin,
    "SELECT payload ->> 'kind' AS kind FROM outbox_messages WHERE clinic_id = current_clinic() AND topic = 'account.mail'",
    [],
  );
  expect(mails).toEqual([{ kind: "erasure-refused" }]);
});

test("erased, nothing is left of the account, the record stays, and the address is free", async () => {
  const { userId, memberId } = ana.session;
  const { key } = await startEnrolment(ana.actor, ana.session);
  await confirmEnrolment(ana.actor, ana.session, ana.id, codeOf(key));
  await resetTokenOf(clinicId, email);
  const scope = { clinicId, userId };
  await writeAs(scope, async (tx) => {
    await tx.draft.create({
      data: { clinicId, userId, name: "x:1", sealed: "AA==", savedAt: new Date() },
    });
    await tx.notificationChoice.create({ data: { clinicId, memberId } });
    const seen = { cookieHash: "x", device: "x", address: "x" };
    await tx.knownDevice.createMany({ data: [{ userId, id: memberId, ...seen }] });
  });
  expect(await rowsOf(userId)).toBe(3);
  await ask();
  await answer(true);
  expect(await sessionAt(ana.id)).toBeUndefined();
  expect(await signInAs({ email, password })).toBeUndefined();
  expect(await signInAccount(email)).toBeUndefined();
  expect(await rowsOf(userId)).toBe(0);
  for (const table of ["drafts", "known_devices", "recovery_codes"])
    expect(await queryAs(scope, `SELECT user_id FROM ${table}`, []), table).toEqual([]);
  const [account] = await queryAs(scope, "SELECT name, email FROM users WHERE id = $1", [userId]);
  expect(account).toEqual({ name: "—", email: `${userId}@erased.invalid` });
  const [chart] = await queryAs(admin, "SELECT member_id, names FROM patients WHERE id = $1", [
    patientId,
  ]);
  expect(chart?.member_id).toBeNull();
  expect(chart?.names).toBeTruthy();
  expect((await listUsers(admin, { limit: 100 })).items.map(({ id }) => id)).not.toContain(userId);
  const [event] = await queryAs(
    admin,
    "SELECT detail FROM audit_events WHERE clinic_id = current_clinic() AND action = 'erase-account'",
    [],
  );
  expect(event).toMatchObject({ detail: { user: { id: userId, name: "Ana Gil" } } });
  await makeAccount({ email, password });
  expect((await signInAccount(email))?.memberships).toEqual([]);
});

test("it is done once, and one's own or another clinic's by nobody", async () => {
  const second = adminActor(clinicId, await makeMember(clinicId, "admin"));
  await ask();
  const elsewhere = await makeClinic(`erase-far-${process.pid}-${turn}`);
  const far = adminActor(elsewhere.clinicId, await makeMember(elsewhere.clinicId, "admin"));
  expect(await waiting(far)).toEqual([]);
  expect(await why(answer(true, far))).toBe("not_found");
  const asked = waiting(); // by the time that one has it, the other's is no longer there
  const both = await Promise.all([admin, second].map((who) => why(answer(true, who, asked))));
  expect(both.toSorted()).toEqual(["done", "erasure_answered"]);
});

test("a doctor treats nobody afterwards, and what they signed says their name", async () => {
  const address = `doc.${email}`;
  const doctor = await makeDoctor(clinicId, { email: address, password, name: "Dra. Sol" });
  await assign(clinicId, { patientId }, doctor);
  const session = await enter(address);
  expect((await getOwnErasure(session.actor, session.session)).plan.hasChart).toBe(false);
  await ask(session);
  await answer(true);
  const open = await queryAs(
    admin,
    "SELECT id FROM care_relationships WHERE clinic_id = current_clinic() AND member_id = $1 AND ends_at IS NULL",
    [doctor.memberId],
  );
  expect(open).toEqual([]);
  const [author] = await queryAs(admin, "SELECT names FROM practitioners WHERE member_id = $1", [
    doctor.memberId,
  ]);
  expect(author?.names).toEqual([{ text: "Dra. Sol" }]);
});

test("a clinic keeps an administrator, also when the last two ask at once", async () => {
  const [one, two] = await Promise.all(
    ["uno", "dos"].map(async (who) => {
      await makeMember(clinicId, "admin", { email: `${who}.${email}`, password });
      return enter(`${who}.${email}`);
    }),
  );
  if (!one || !two) throw new Error("two administrators");
  await writeAs(admin, (tx) =>
    tx.membership.updateMany({
      where: { clinicId, id: admin.memberId ?? "" },
      data: { state: "suspended" },
    }),
  );
  await Promise.all([ask(one), ask(two)]);
  const requests = (await listErasures(one.actor, { limit: 25 })).items;
  const of = (own: boolean) => requests.find(({ isOwn }) => isOwn === own);
  expect(await why(decideErasure(one.actor, of(true)?.id ?? "", { approved: true }, 1))).toBe(
    "own_erasure",
  );
  const done = await Promise.all([
    why(decideErasure(one.actor, of(false)?.id ?? "", { approved: true }, 1)),
    why(decideErasure(two.actor, of(true)?.id ?? "", { approved: true }, 1)),
  ]);
  expect(done.filter((what) => what === "done")).toHaveLength(1);
  const { clinicId: alone } = await makeClinic(`erase-alone-${process.pid}-${turn}`);
  await makeMember(alone, "admin", { email: `sola.${email}`, password });
  const last = await enter(`sola.${email}`);
  expect((await getOwnErasure(last.actor, last.session)).obstacle).toBe("last_administrator");
  expect(await why(ask(last))).toBe("last_administrator");
});

test("who belongs to another clinic loses this place alone", async () => {
  const { clinicId: other } = await makeClinic(`erase-other-${process.pid}-${turn}`, {
    name: "Otra",
  });
  await joinClinic(other, ana.session.userId, "patient");
  await ask();
  await answer(true);
  expect(await sessionAt(ana.id)).toBeUndefined();
  const session = await enter(email);
  expect(session.session).toMatchObject({ clinicId: other, name: "Ana Gil" });
});

test("every table that keeps something of an account is thought of: a new one is to be erased too", async () => {
  const { rows } = await appPool().query(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'user_id' ORDER BY 1`,
  );
  const stays = ["memberships"];
  const goes = ["authenticators", "credentials", "drafts", "idempotency_keys", "known_devices"];
  const goesToo = ["identities", "passkeys", "password_resets", "recovery_codes"];
  expect(rows.map(({ name }) => name)).toEqual([...goes, ...stays, ...goesToo].toSorted());
});
