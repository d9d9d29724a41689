import { afterAll, beforeEach, expect, test } from "vitest";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { readAs } from "@/lib/platform/db/scope";
import { adminActor, makeClinic, makeDoctor, makeMember } from "@/lib/testing/factories";
import { codeOf, FROM, inviteByHand, sessionAt, signInAs } from "@/lib/testing/sign-ins";
import { visitProvider } from "@/lib/testing/visit-provider";
import { startSignInProvider } from "@/scripts/sign-in-provider.mjs";

// Before anything reads the environment.
const provider = await startSignInProvider("http://localhost:3000");
Object.assign(process.env, provider.env, { APP_URL: "http://localhost:3000" });
const { askProvider } = await import("./flow");
const { linkIdentity } = await import("./link-identity");
const { listIdentities } = await import("./list-identities");
const { signInByProvider } = await import("./sign-in-by-provider");
const { unlinkIdentity } = await import("./unlink-identity");
const { confirmEnrolment } = await import("../identity/confirm-enrolment");
const { getFactor } = await import("../identity/get-factor");
const { startEnrolment } = await import("../identity/start-enrolment");
afterAll(() => provider.stop());

const password = "quince letras y más";
const REFUSED = { code: "invalid", detail: { faults: [{ message: "provider_refused" }] } };
let turn = 0;
let clinicId: string;
let userId: string;
let adminId: string;
let account: { email: string; password: string };

beforeEach(async () => {
  ({ clinicId } = await makeClinic(`provider-${process.pid}-${turn++}`));
  const made = await makeDoctor(clinicId, { name: "Ana Prueba", password });
  ({ userId } = made);
  adminId = (await makeMember(clinicId, "admin")).memberId;
  account = { email: made.email, password };
});

type Said = Parameters<typeof visitProvider>[1];
const newSubject = () => `someone-${process.pid}-${turn++}`;

async function here(id?: string) {
  const at = await (id === undefined ? signInAs(account) : sessionAt(id));
  if (!at) throw new Error("no session");
  return at;
}
type At = Awaited<ReturnType<typeof here>>;

async function link(at: At, said: Said) {
  const { address } = await askProvider("link", at.id, null);
  return linkIdentity(at.actor, at.id, await visitProvider(address, said));
}
async function enter(said: Said, change = (query: string) => query) {
  const secret = `secret ${turn++}`;
  const { address } = await askProvider("sign-in", secret, "/today");
  const query = change(await visitProvider(address, said));
  return signInByProvider(query, { secret, name: "browser" }, FROM);
}

test("who linked their account comes in by the provider, and where they wanted to go", async () => {
  const subject = newSubject();
  const linked = await link(await here(), { subject, email: "ana@provider.test", verified: true });
  expect(linked).toMatchObject({ email: "ana@provider.test", lastUsedAt: null });
  const { id, next } = await enter({ subject });
  expect(next).toBe("/today");
  const { session, actor } = await here(id);
  expect(session).toMatchObject({ userId, clinicId });
  expect((await listIdentities(actor)).items[0]?.lastUsedAt).not.toBeNull();
  const events = await readAs(actor, (tx) =>
    tx.auditEvent.findMany({
      where: { clinicId, part: "provider" },
      select: { action: true, outcome: true, why: true },
      orderBy: { at: "asc" },
    }),
  );
  expect(events).toEqual([
    { action: "write", outcome: "done", why: "added" },
    { action: "sign-in", outcome: "done", why: null },
  ]);
});

test("an address alone opens no account, verified or not", async () => {
  for (const verified of [true, false]) {
    const said = { subject: newSubject(), email: account.email, verified };
    await expect(enter(said)).rejects.toMatchObject(REFUSED);
  }
  await inviteByHand(clinicId, adminId, account.email);
  const said = { subject: newSubject(), email: account.email, verified: true };
  await expect(enter(said)).rejects.toMatchObject(REFUSED);
});

test("whom nobody knows comes in by an open invitation to the address that the provider has seen to be theirs", async () => {
  const email = `invited-${turn++}@example.test`;
  const said = { subject: newSubject(), email };
  await expect(enter({ ...said, verified: true })).rejects.toMatchObject(REFUSED);
  await inviteByHand(clinicId, adminId, email);
  await expect(enter(said)).rejects.toMatchObject(REFUSED);
  const { id } = await enter({ ...said, email: email.toUpperCase(), verified: true });
  const at = await here(id);
  expect(at.session).toMatchObject({ email, role: "nurse", clinicId });
  expect(await getFactor(at.actor)).toMatchObject({ password: false, passkeys: 0 });
  await expect(enter({ subject: newSubject(), email, verified: true })).rejects.toMatchObject(
    REFUSED,
  );
  const [own] = (await listIdentities(at.actor)).items;
  await expect(unlinkIdentity(at.actor, id, own?.id ?? "")).rejects.toMatchObject({
    detail: { message: "only_way_in" },
  });
  expect(await enter(said)).toBeDefined();
});

test("a factor is still asked for, unless the provider says that it saw more than one", async () => {
  const at = await here();
  const subject = newSubject();
  await link(at, { subject });
  const { key } = await startEnrolment(at.actor, at.session);
  await confirmEnrolment(at.actor, at.session, at.id, codeOf(key));
  expect((await here((await enter({ subject })).id)).session.pending).toBe("factor");
  const strong = await enter({ subject, strong: true });
  const { session } = await here(strong.id);
  expect(session.pending).toBeUndefined();
  expect(Date.now() - session.provenAt).toBeLessThan(60_000);
});

test("where the clinic wants a factor, the provider's password is none", async () => {
  const subject = newSubject();
  await link(await here(), { subject });
  const admin = adminActor(clinicId, await makeMember(clinicId, "admin", { name: "Elena" }));
  await changeSettings(admin, "security", { doctorFactor: true }, 1);
  expect((await here((await enter({ subject })).id)).session.pending).toBe("enrolment");
});

test("another state, another browser, a code that was used, another's answer: refused", async () => {
  const subject = newSubject();
  const at = await here();
  await link(at, { subject });
  const otherState = (query: string) => query.replace(/state=[^&]+/, "state=made-up");
  await expect(enter({ subject }, otherState)).rejects.toMatchObject(REFUSED);
  await expect(enter({ subject }, () => "?error=access_denied")).rejects.toMatchObject(REFUSED);
  const { address } = await askProvider("sign-in", "mine", null);
  const query = await visitProvider(address, { subject });
  const come = (secret: string) => signInByProvider(query, { secret, name: "b" }, FROM);
  await expect(come("another's")).rejects.toMatchObject(REFUSED);
  expect(await come("mine")).toBeDefined();
  await expect(come("mine")).rejects.toMatchObject(REFUSED);
  await askProvider("sign-in", "mine", null);
  await expect(come("mine")).rejects.toMatchObject(REFUSED);
  await expect(linkIdentity(at.actor, at.id, query)).rejects.toMatchObject(REFUSED);
});

test("one name of the provider is one account's, and a link is taken away", async () => {
  const subject = newSubject();
  const at = await here();
  const { id } = await link(at, { subject });
  await expect(link(at, { subject })).rejects.toMatchObject({ code: "conflict" });
  const { email } = await makeDoctor(clinicId, { password });
  const other = await signInAs({ email, password });
  if (!other) throw new Error("no session");
  await expect(link(other, { subject })).rejects.toMatchObject({ code: "conflict" });
  await expect(unlinkIdentity(other.actor, other.id, id)).rejects.toMatchObject({
    code: "not_found",
  });
  const elsewhere = await enter({ subject });
  const goesOn = await unlinkIdentity(at.actor, at.id, id);
  await expect(enter({ subject })).rejects.toMatchObject(REFUSED);
  expect(await sessionAt(elsewhere.id)).toBeUndefined();
  expect(await sessionAt(goesOn)).toBeDefined();
});
