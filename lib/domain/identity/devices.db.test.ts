import { beforeEach, expect, test } from "vitest";
import { actorOf } from "@/lib/platform/auth/actor";
import { peekSession } from "@/lib/platform/auth/sessions";
import { queryAs, readAs } from "@/lib/platform/db/scope";
import { makeClinic, makeDoctor } from "@/lib/testing/factories";
import { FROM, signInAs } from "@/lib/testing/sign-ins";
import { deviceWords } from "./device-words";
import { endOtherSessions, endOwnSession } from "./end-own-session";
import { listOwnSessions } from "./list-own-sessions";
import { recogniseDevice } from "./recognise-device";

const password = "quince letras y más";
const FIREFOX = { browser: "Firefox", system: "Linux", kind: "desktop" };
let turn = 0;
let clinicId: string;
let account: { email: string; password: string };

async function makeOne() {
  const { email } = await makeDoctor(clinicId, { password });
  return { email, password };
}
beforeEach(async () => {
  ({ clinicId } = await makeClinic(`devices-${process.pid}-${turn++}`));
  account = await makeOne();
});

async function open(who = account) {
  const at = await signInAs(who);
  if (!at) throw new Error("no session");
  return at;
}

test("one's own sessions in words, this one marked; neither ids nor keys leave", async () => {
  const [here, there] = [await open(), await open()];
  await open(await makeOne());
  const { items } = await listOwnSessions(here.actor, here.id);
  expect(items).toHaveLength(2);
  expect(items.map(({ isThis }) => isThis).toSorted()).toEqual([false, true]);
  expect(items[0]).toMatchObject({ device: FIREFOX, address: FROM.address });
  for (const id of [here.id, there.id]) expect(JSON.stringify(items)).not.toContain(id);
});

test("one is ended by its handle, another's handle ends nothing", async () => {
  const [here, there, foreign] = [await open(), await open(), await open(await makeOne())];
  const handleIn = async (at: typeof here, isThis: boolean) =>
    (await listOwnSessions(at.actor, at.id)).items.find((one) => one.isThis === isThis)?.handle ??
    "";
  await expect(endOwnSession(here.actor, await handleIn(foreign, true))).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await peekSession(foreign.id)).toBeDefined();
  await endOwnSession(here.actor, await handleIn(here, false));
  expect(await peekSession(there.id)).toBeUndefined();
  expect(await peekSession(here.id)).toBeDefined();
});

test("all others end, and this one goes on under a new id", async () => {
  const [here, there] = [await open(), await open()];
  const id = await endOtherSessions(here.actor, here.id);
  expect(await peekSession(there.id)).toBeUndefined();
  expect(await peekSession(here.id)).toBeUndefined();
  expect((await listOwnSessions(here.actor, id)).items).toHaveLength(1);
});

test("the first device ever alarms nobody, nor one that is known; a new one does, once", async () => {
  const { actor, session } = await open();
  const from = (device: string, address = FROM.address) =>
    actorOf(session, { ...FROM, device, address, looks: new Map() });
  const chrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
  const mails = async () => {
    const rows = await queryAs(
      actor,
      "SELECT payload FROM outbox_messages WHERE clinic_id = current_clinic() AND topic = 'account.mail'",
      [],
    );
    return rows.length;
  };
  await recogniseDevice(actor, "a");
  await recogniseDevice(actor, "a");
  // The same browser elsewhere, and one like it here without its cookie.
  await recogniseDevice(from(FROM.device ?? "", "198.51.100.4"), "a");
  await recogniseDevice(actor, "b");
  expect(await mails()).toBe(0);
  await recogniseDevice(from(chrome), "c");
  expect(await mails()).toBe(1);
  await recogniseDevice(from(chrome), "c");
  expect(await mails()).toBe(1);
  const kept = await readAs(actor, (tx) => tx.knownDevice.findMany());
  expect(kept.map(({ cookieHash }) => cookieHash)).not.toContain("a");
});

test("what a browser says of itself, in words", () => {
  expect(deviceWords(FROM.device ?? "")).toEqual(FIREFOX);
  expect(deviceWords("")).toEqual({ browser: "?", system: "?", kind: "other" });
  expect(deviceWords("curl/8.5.0")).toMatchObject({ kind: "other" });
});
