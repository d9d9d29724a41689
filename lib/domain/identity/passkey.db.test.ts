import { beforeEach, expect, test } from "vitest";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { peekSession, revokeAllSessions } from "@/lib/platform/auth/sessions";
import { queryAs, readAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { adminActor, makeClinic, makeDoctor, makeMember } from "@/lib/testing/factories";
import { passkeyDevice } from "@/lib/testing/passkey-device";
import { codeOf, FROM, sessionAt, signInAs } from "@/lib/testing/sign-ins";
import { addPasskey } from "./add-passkey";
import { askForKey, askForNewKey, askToSignIn } from "./ask-passkey";
import { changeUser } from "./change-user";
import { confirmEnrolment } from "./confirm-enrolment";
import { dropAuthenticator } from "./drop-authenticator";
import { getFactor } from "./get-factor";
import { listPasskeys } from "./list-passkeys";
import { proveMe } from "./prove-me";
import { removePasskey } from "./remove-passkey";
import { renamePasskey } from "./rename-passkey";
import { signInByPasskey } from "./sign-in-by-passkey";
import { startEnrolment } from "./start-enrolment";

const password = "quince letras y más";
const REFUSED = { code: "invalid", detail: { faults: [{ message: "passkey_refused" }] } };
let turn = 0;
let clinicId: string;
let account: { email: string; password: string };
let userId: string;

beforeEach(async () => {
  ({ clinicId } = await makeClinic(`passkey-${process.pid}-${turn++}`));
  const made = await makeDoctor(clinicId, { name: "Ana Prueba", password });
  account = { email: made.email, password };
  ({ userId } = made);
});

const newDevice = () => passkeyDevice(new URL(env().APP_URL).origin);
type Device = ReturnType<typeof newDevice>;
type Otherwise = Parameters<Device["sign"]>[1];

async function here(id?: string) {
  const at = await (id === undefined ? signInAs(account) : sessionAt(id));
  if (!at) throw new Error("no session");
  return at;
}
type At = Awaited<ReturnType<typeof here>>;

/** Adds a key of this device; gives the session that goes on. */
async function add(at: At, device: Device, otherwise?: Otherwise) {
  const asked = await askForNewKey(at.actor, at.session, at.id);
  const input = { name: "Mi teléfono", ...device.make(asked, otherwise) };
  const { id, added } = await addPasskey(at.actor, at.session, at.id, input);
  return { at: await here(id), input, ...added };
}

async function enter(device: Device, otherwise?: Otherwise, person?: string) {
  const secret = `secret ${turn++}`;
  const answer = device.sign(await askToSignIn(secret), otherwise);
  return signInByPasskey({ answer, person }, { secret, name: "browser" }, FROM);
}
async function prove(at: At, device: Device, otherwise?: Otherwise) {
  const passkey = device.sign(await askForKey(at.actor, at.id), otherwise);
  return proveMe(at.actor, at.session, at.id, { passkey });
}
const events = (at: At, where: object) =>
  readAs(at.actor, (tx) =>
    tx.auditEvent.findMany({
      where: { clinicId, actorId: userId, ...where },
      select: { action: true, part: true, why: true, outcome: true },
      orderBy: { at: "asc" },
    }),
  );
const mails = async (at: At) =>
  (
    await queryAs(
      at.actor,
      "SELECT payload->>'kind' AS kind FROM outbox_messages WHERE clinic_id = current_clinic() AND topic = 'account.mail' ORDER BY created_at, id",
      [],
    )
  ).map(({ kind }) => kind);

test("a first key brings recovery codes and a new id, and is asked for after the password from then on", async () => {
  const before = await here();
  const { at, passkey, recoveryCodes } = await add(before, newDevice());
  expect(await peekSession(before.id)).toBeUndefined();
  expect(recoveryCodes).toHaveLength(10);
  expect(passkey).toMatchObject({ name: "Mi teléfono", lastUsedAt: null });
  expect(await getFactor(at.actor)).toMatchObject({ passkeys: 1, since: null });
  expect(await mails(at)).toEqual(["key-added"]);
  const half = await here();
  expect(half.session.pending).toBe("factor");
  await expect(proveMe(half.actor, half.session, half.id, { password })).rejects.toMatchObject({
    detail: { faults: [{ message: "wrong_code" }] },
  });
  const code = recoveryCodes?.[0] ?? "";
  const { id } = await proveMe(half.actor, half.session, half.id, { code });
  expect((await here(id)).session.pending).toBeUndefined();
  expect((await add(await here(id), newDevice())).recoveryCodes).toBeNull();
});

test("a key alone lets its person in, whole, and says so in the log", async () => {
  const device = newDevice();
  const { at } = await add(await here(), device);
  const now = await here(await enter(device));
  expect(now.session).toMatchObject({ userId, clinicId, from: { address: FROM.address } });
  expect(now.session.pending).toBeUndefined();
  const [kept] = (await listPasskeys(at.actor)).items;
  expect(kept?.lastUsedAt).not.toBeNull();
  expect(await events(at, { action: "sign-in", part: "passkey" })).toEqual([
    { action: "sign-in", part: "passkey", why: null, outcome: "done" },
  ]);
});

test("it completes a sign-in by password under a new id, and makes a session fresh", async () => {
  const device = newDevice();
  const { at } = await add(await here(), device);
  const half = await here();
  const { id } = await prove(half, device);
  expect(await peekSession(half.id)).toBeUndefined();
  const whole = await here(id);
  expect(whole.session.pending).toBeUndefined();
  const { id: proven } = await prove(whole, device);
  expect(await peekSession(id)).toBeUndefined();
  expect((await here(proven)).session.provenAt).toBeGreaterThan(whole.session.provenAt);
  const proofs = await events(at, { part: "passkey", action: { in: ["sign-in", "prove"] } });
  expect(proofs.map(({ action, outcome }) => [action, outcome])).toEqual([
    ["sign-in", "done"],
    ["prove", "done"],
  ]);
});

const WRONG: [string, Otherwise][] = [
  ["another page asked", { origin: "https://evil.example" }],
  ["it was made for another site", { site: "evil.example" }],
  ["it signed something else", { challenge: Buffer.alloc(32).toString("base64url") }],
  ["nobody unlocked the device", { unlocked: false }],
];
test.each(WRONG)("refused everywhere where %s", async (_, otherwise) => {
  const device = newDevice();
  const { at } = await add(await here(), device);
  await expect(enter(device, otherwise)).rejects.toMatchObject(REFUSED);
  await expect(prove(await here(), device, otherwise)).rejects.toMatchObject(REFUSED);
  await expect(add(at, newDevice(), otherwise)).rejects.toMatchObject(REFUSED);
  expect(await events(at, { outcome: "refused" })).toHaveLength(2);
});

test("who says that it is another's, or nobody's, isn't let in", async () => {
  const device = newDevice();
  await add(await here(), device);
  const handle = Buffer.alloc(16).toString("base64url");
  await expect(enter(device, { handle })).rejects.toMatchObject(REFUSED);
  await expect(enter(device, { handle: null })).rejects.toMatchObject(REFUSED);
  await expect(enter(newDevice())).rejects.toMatchObject(REFUSED);
  await expect(enter(device, {}, clinicId)).rejects.toMatchObject(REFUSED);
  expect(await enter(device, {}, userId)).toBeDefined();
});

test("a challenge is good once, for what it was asked for, and for who asked", async () => {
  const device = newDevice();
  const { at } = await add(await here(), device);
  const answer = device.sign(await askToSignIn("one"));
  const come = (secret: string) => signInByPasskey({ answer }, { secret, name: "b" }, FROM);
  await expect(come("another")).rejects.toMatchObject(REFUSED);
  await expect(come("")).rejects.toMatchObject(REFUSED);
  const all = await Promise.allSettled(Array.from({ length: 10 }, () => come("one")));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const half = await here();
  const passkey = device.sign(await askForKey(at.actor, at.id));
  await expect(proveMe(half.actor, half.session, half.id, { passkey })).rejects.toMatchObject(
    REFUSED,
  );
});

test("a key that counts backwards is refused and logged as what it may be; one that doesn't count is taken", async () => {
  const device = newDevice();
  const { at } = await add(await here(), device);
  await enter(device, { counter: 7 });
  await expect(enter(device, { counter: 7 })).rejects.toMatchObject(REFUSED);
  await expect(prove(at, device, { counter: 6 })).rejects.toMatchObject(REFUSED);
  expect(await events(at, { why: "counter" })).toHaveLength(2);
  expect(await enter(device, { counter: 8 })).toBeDefined();
  const still = newDevice();
  await add(at, still);
  for (let i = 0; i < 2; i++) expect(await enter(still, { counter: 0 })).toBeDefined();
});

test("another's key proves nothing, and a key is kept once", async () => {
  const device = newDevice();
  const { at, input } = await add(await here(), device);
  const asked = await askForNewKey(at.actor, at.session, at.id);
  const again = { ...input, ...device.make(asked) };
  await expect(addPasskey(at.actor, at.session, at.id, again)).rejects.toMatchObject({
    code: "conflict",
  });
  const { email } = await makeDoctor(clinicId, { password });
  const other = await signInAs({ email, password });
  if (!other) throw new Error("no session");
  await add(other, newDevice());
  await expect(prove(other, device)).rejects.toMatchObject(REFUSED);
  expect((await listPasskeys(other.actor)).items).toHaveLength(1);
  const [mine] = (await listPasskeys(at.actor)).items;
  await expect(removePasskey(other.actor, other.id, mine?.id ?? "")).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(renamePasskey(other.actor, mine?.id ?? "", "x", 1)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a further key ends the other sessions where its person wants it; giving one up always does", async () => {
  const { at } = await add(await here(), newDevice());
  const [device, wanting] = [newDevice(), newDevice()];
  const open = async () => here(await enter(device));
  const added = await add(at, device);
  const other = await open();
  const asked = await askForNewKey(added.at.actor, added.at.session, added.at.id);
  const input = { name: "Otra", endOthers: true, ...wanting.make(asked) };
  const { id } = await addPasskey(added.at.actor, added.at.session, added.at.id, input);
  expect(await peekSession(other.id)).toBeUndefined();
  const now = await here(id);
  const third = await add(now, newDevice());
  const again = await open();
  const last = await removePasskey(third.at.actor, third.at.id, third.passkey.id);
  expect(await peekSession(again.id)).toBeUndefined();
  expect(await peekSession(last)).toBeDefined();
});

test("a name can be changed on the version that it was read in", async () => {
  const { at, passkey } = await add(await here(), newDevice());
  const renamed = await renamePasskey(at.actor, passkey.id, "Portátil", 1);
  expect(renamed).toMatchObject({ name: "Portátil", version: 2 });
  await expect(renamePasskey(at.actor, passkey.id, "Otro", 1)).rejects.toMatchObject({
    code: "stale",
  });
});

test("the last factor takes its codes along, and stays where the clinic wants one", async () => {
  const device = newDevice();
  const { at, passkey } = await add(await here(), device);
  const admin = adminActor(clinicId, await makeMember(clinicId, "admin", { name: "Elena" }));
  await changeSettings(admin, "security", { doctorFactor: true }, 1);
  expect((await here()).session.pending).toBe("factor");
  await expect(removePasskey(at.actor, at.id, passkey.id)).rejects.toMatchObject({
    detail: { message: "factor_needed" },
  });
  const { key } = await startEnrolment(at.actor, at.session);
  const { id } = await confirmEnrolment(at.actor, at.session, at.id, codeOf(key));
  const now = await here(id);
  const all = await Promise.allSettled([
    removePasskey(now.actor, now.id, passkey.id),
    dropAuthenticator(now.actor, now.id),
  ]);
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await changeSettings(admin, "security", { doctorFactor: false }, 2);
  await Promise.allSettled([
    removePasskey(now.actor, now.id, passkey.id),
    dropAuthenticator(now.actor, now.id),
  ]);
  expect(await getFactor(now.actor)).toMatchObject({
    ...{ since: null, passkeys: 0, recoveryCodesLeft: 0 },
  });
  expect(await mails(now)).toContain("factor-off");
  await expect(enter(device)).rejects.toMatchObject(REFUSED);
});

test("where the clinic wants a factor a key is one, and half a session adds none to another", async () => {
  const admin = adminActor(clinicId, await makeMember(clinicId, "admin", { name: "Elena" }));
  await changeSettings(admin, "security", { doctorFactor: true }, 1);
  const [half, thief] = [await here(), await here()];
  expect(half.session.pending).toBe("enrolment");
  const { at } = await add(half, newDevice());
  expect(at.session.pending).toBeUndefined();
  await expect(add(thief, newDevice())).rejects.toMatchObject({ code: "unauthenticated" });
});

test("who was suspended hears what an unknown key hears; what ends sessions ends a sign-in under way", async () => {
  const device = newDevice();
  await add(await here(), device);
  await revokeAllSessions(userId);
  expect(await enter(device)).toBeDefined();
  const admin = adminActor(clinicId, await makeMember(clinicId, "admin", { name: "Elena" }));
  await changeUser(admin, userId, { state: "suspended", reason: "prueba" }, 1);
  await expect(enter(device)).rejects.toMatchObject(REFUSED);
});
