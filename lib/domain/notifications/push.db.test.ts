import { createECDH, createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { queryAs, readAs, writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { uuid7 } from "@/lib/platform/uuid7";
import { doctorActor, makeClinic, makeDoctor, makePatient } from "@/lib/testing/factories";
import { isSignedBy, makeBrowser, startPushService } from "@/lib/testing/push-service";
import { deliver } from "./deliver";
import { notify } from "./notify";
import { subscribePush, unsubscribePush } from "./subscribe-push";

const pair = createECDH("prime256v1");
const VAPID_PUBLIC_KEY = pair.generateKeys("base64url");
const VAPID_PRIVATE_KEY = Buffer.from(pair.getPrivateKey("hex").padStart(64, "0"), "hex").toString(
  "base64url",
);
let service: Awaited<ReturnType<typeof startPushService>>;
let clinicId: string;
let patientId: string;
let doctor: Actor;

beforeAll(async () => {
  service = await startPushService();
});
beforeEach(async () => {
  const keys = { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY };
  Object.assign(env(), { ...keys, PUSH_SERVICES: service.host, SMTP_URL: undefined });
  service.mood.status = 201;
  service.taken.length = 0;
  ({ clinicId } = await makeClinic(`push-${uuid7()}`, { name: "Clínica Ñ" }));
  doctor = doctorActor(clinicId, await makeDoctor(clinicId));
  const names = [{ family: "Gil Marcador", given: ["Pedro"] }];
  ({ patientId } = await makePatient(clinicId, { names }));
});
afterAll(() => service.stop());

const endpointOf = (name: string) => `http://${service.host}/${name}`;
/** Subscribes a browser of somebody. */
async function subscribe(actor: Actor, name: string = uuid7()) {
  const browser = makeBrowser();
  await subscribePush(actor, { endpoint: endpointOf(name), keys: browser.keys });
  return { ...browser, path: `/${name}` };
}
/** Tells the doctor; gives the push's delivery and its message, where there is one. */
async function tell(event: "alert" | "care" = "alert") {
  const system = systemActor(clinicId);
  await writeAs(system, (tx) =>
    notify(tx, { event, patientId, subjectId: uuid7(), memberIds: [doctor.memberId ?? ""] }),
  );
  const [row] = await queryAs(
    system,
    `SELECT o.id, d.id AS "deliveryId" FROM deliveries d
     JOIN outbox_messages o ON o.clinic_id = d.clinic_id AND o.payload->>'deliveryId' = d.id::text
     WHERE d.channel = 'push' ORDER BY d.created_at DESC, d.id DESC LIMIT 1`,
    [],
  );
  const deliveryId = String(row?.deliveryId);
  const send = () => deliver(system, { deliveryId }, { clinicId, id: String(row?.id) });
  const state = () =>
    readAs(system, (tx) => tx.delivery.findFirstOrThrow({ where: { id: deliveryId } }));
  return { exists: row !== undefined, send, state };
}
const count = () => readAs(doctor, (tx) => tx.pushSubscription.count());

test("each of the person's browsers reads that there is something, and where; its push service reads nothing", async () => {
  const browsers = [await subscribe(doctor), await subscribe(doctor)];
  const { send, state } = await tell();
  await send();
  expect(await state()).toMatchObject({ state: "sent", attempts: 1 });
  expect(service.taken).toHaveLength(2);
  for (const { path, read } of browsers) {
    const taken = service.taken.find((one) => one.path === path);
    expect(taken?.headers).toMatchObject({ "content-encoding": "aes128gcm", urgency: "high" });
    expect(isSignedBy(VAPID_PUBLIC_KEY, String(taken?.headers.authorization))).toBe(true);
    const message = read(taken?.body ?? Buffer.alloc(0));
    expect(JSON.parse(message)).toMatchObject({ title: "Clínica Ñ", body: "Hay un aviso nuevo" });
    expect(message).toContain(`/notices/${clinicId}/`);
    for (const secret of ["Pedro", "Marcador", patientId, "críti"])
      for (const said of [message, taken?.body.toString("latin1")])
        expect(said).not.toContain(secret);
  }
});

test.each([404, 410])(
  "a browser that is gone (%i) is forgotten, and nothing is tried again",
  async (status) => {
    await subscribe(doctor);
    service.mood.status = status;
    const first = await tell();
    await first.send();
    expect(await first.state()).toMatchObject({ state: "skipped", failure: "no_browser" });
    expect(await count()).toBe(0);
    expect(await tell("care")).toMatchObject({ exists: true }); // the first one's
    expect(service.taken).toHaveLength(1);
  },
);

test("a service that is away is tried again; one that refuses for good is not", async () => {
  await subscribe(doctor);
  service.mood.status = 503;
  const first = await tell();
  await expect(first.send()).rejects.toThrow("PUSH 503");
  expect(await first.state()).toMatchObject({ state: "pending", failure: "PUSH 503" });
  service.mood.status = 201;
  await first.send();
  expect(await first.state()).toMatchObject({ state: "sent", attempts: 2 });
  service.mood.status = 413;
  const second = await tell();
  await second.send();
  expect(await second.state()).toMatchObject({ state: "failed", failure: "PUSH 413" });
});

test("who has no browser gets no push, nor who turned theirs off; nobody turns off another's", async () => {
  expect(await tell()).toMatchObject({ exists: false });
  const { path } = await subscribe(doctor);
  const hash = createHash("sha256")
    .update(endpointOf(path.slice(1)))
    .digest("hex");
  const other = doctorActor(clinicId, await makeDoctor(clinicId));
  await unsubscribePush(other, hash);
  expect(await count()).toBe(1);
  await unsubscribePush(doctor, hash);
  expect(await count()).toBe(0);
});

test("a browser is theirs who subscribed in it last", async () => {
  const other = doctorActor(clinicId, await makeDoctor(clinicId));
  await subscribe(doctor, "shared");
  await subscribe(other, "shared");
  expect(await readAs(doctor, (tx) => tx.pushSubscription.findMany())).toMatchObject([
    { memberId: other.memberId },
  ]);
});

test("no address is called that is no push service's", async () => {
  const { keys } = makeBrowser();
  for (const endpoint of [
    "http://169.254.169.254/latest/meta-data",
    "http://localhost:5432/",
    "https://evil.test/",
    "https://fcm.googleapis.com.evil.test/x",
    "https://fcm.googleapis.com:8443/x",
    "https://user@fcm.googleapis.com/x",
    "http://fcm.googleapis.com/x",
  ])
    await expect(subscribePush(doctor, { endpoint, keys }), endpoint).rejects.toMatchObject({
      code: "invalid",
    });
  await subscribePush(doctor, { endpoint: "https://fcm.googleapis.com/fcm/send/x", keys });
  Object.assign(env(), { VAPID_PRIVATE_KEY: undefined });
  await expect(
    subscribePush(doctor, { endpoint: "https://fcm.googleapis.com/x", keys }),
  ).rejects.toMatchObject({ code: "conflict" });
});
