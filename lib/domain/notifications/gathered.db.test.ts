import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { queryAs, readAs, writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { uuid7 } from "@/lib/platform/uuid7";
import { doctorActor, makeClinic, makeDoctor } from "@/lib/testing/factories";
import { startMailServer } from "@/lib/testing/mail-server";
import { changeChoices } from "./change-choices";
import type { ChangeChoicesInput } from "./choice-schema";
import { deliver } from "./deliver";
import { followDecision } from "./follow-decision";
import { listNotifications } from "./list-notifications";
import { markRead } from "./mark-read";
import { notify } from "./notify";
import type { NotificationEvent } from "./parts";
import { listNotificationsQuery } from "./schema";

const ALL_DAY = { from: "00:00", until: "23:59" };
const noon = () => new Date("2026-11-26T12:00:00Z");
let server: Awaited<ReturnType<typeof startMailServer>>;
let clinicId: string;
let system: Actor;
let doctor: Actor;
let email: string;
let version: number;

beforeAll(async () => {
  server = await startMailServer();
  Object.assign(env(), { SMTP_URL: server.url, MAIL_FROM: "avisos@example.test" });
});
beforeEach(async () => {
  ({ clinicId } = await makeClinic(`gathered-${uuid7()}`));
  system = systemActor(clinicId);
  const treats = await makeDoctor(clinicId);
  doctor = doctorActor(clinicId, treats);
  email = treats.email;
  version = 1;
  server.mood.refuses = 0;
});
afterAll(() => server.stop());

async function choose(input: ChangeChoicesInput): Promise<void> {
  ({ version } = await changeChoices(doctor, input, version));
}
const tell = (event: NotificationEvent) =>
  writeAs(system, (tx) =>
    notify(tx, { event, patientId: null, subjectId: uuid7(), memberIds: [doctor.memberId ?? ""] }),
  );
const messages = () =>
  queryAs(
    system,
    `SELECT id, payload->>'deliveryId' AS "deliveryId", due_at AS "dueAt" FROM outbox_messages
     WHERE topic LIKE 'delivery.%' AND done_at IS NULL ORDER BY created_at, id`,
    [],
  );
/** Does what waits in the outbox, once each, as a worker does when its hour has come. */
async function work(): Promise<void> {
  for (const { id, deliveryId } of await messages())
    await deliver(system, { deliveryId: String(deliveryId) }, { clinicId, id: String(id) }, noon);
}
const deliveries = () => readAs(system, (tx) => tx.delivery.findMany({ orderBy: { id: "asc" } }));
const states = async () => (await deliveries()).map(({ state, failure }) => failure ?? state);
const theHourComes = () =>
  queryAs(
    system,
    "UPDATE deliveries SET due_at = now() - interval '1 minute' WHERE due_at IS NOT NULL",
    [],
  );
const mails = () => server.taken.filter(({ to }) => to.includes(email));

test("in quiet hours what isn't critical waits, with a message for their end; what is critical passes", async () => {
  await choose({ quiet: ALL_DAY });
  await tell("care");
  await tell("alert");
  await work();
  expect(await states()).toEqual(["pending", "sent"]);
  expect(mails()).toHaveLength(1);
  const [waiting] = await messages();
  expect(waiting?.dueAt).toEqual(new Date("2026-11-26T22:59:00Z")); // 23:59 in Madrid
  const [care] = await deliveries();
  expect(care?.dueAt).toEqual(waiting?.dueAt);
  await choose({ quiet: null });
  await theHourComes();
  await work();
  expect(await states()).toEqual(["sent", "sent"]);
  expect(mails()).toHaveLength(2);
});

test("gathered mail is one, says how many, and leaves out what was read meanwhile", async () => {
  await choose({ digestAt: "08:00" });
  for (let i = 0; i < 4; i++) await tell("care");
  await work();
  expect(await states()).toEqual(["pending", "pending", "pending", "pending"]);
  const { items } = await listNotifications(doctor, listNotificationsQuery.parse({}));
  await markRead(doctor, { ids: [items[0]?.id ?? ""] });
  await theHourComes();
  await work();
  expect((await states()).toSorted()).toEqual(["read", "sent", "sent", "sent"]);
  expect(mails()).toHaveLength(1);
  expect(mails()[0]?.headers.subject).toContain("hay 3 avisos nuevos");
});

test("two workers at the hour: still one mail", async () => {
  await choose({ digestAt: "08:00" });
  for (let i = 0; i < 3; i++) await tell("care");
  await work();
  await theHourComes();
  const all = (await messages()).map(({ id, deliveryId }) =>
    deliver(system, { deliveryId: String(deliveryId) }, { clinicId, id: String(id) }, noon).catch(
      () => {}, // another one has it
    ),
  );
  await Promise.all(all);
  await work();
  expect(await states()).toEqual(["sent", "sent", "sent"]);
  expect(mails()).toHaveLength(1);
});

test("a server that is away at the hour: all of it is given back, and sent as one later", async () => {
  await choose({ digestAt: "08:00" });
  await tell("care");
  await tell("care");
  await work();
  await theHourComes();
  server.mood.refuses = 450;
  await expect(work()).rejects.toThrow();
  expect(await states()).toEqual(["EENVELOPE 450", "EENVELOPE 450"]);
  server.mood.refuses = 0;
  await work();
  expect(mails()).toHaveLength(1);
});

test("what somebody doesn't want is not asked for; what they turned off meanwhile is not sent", async () => {
  await tell("care");
  await choose({ ways: { "care.email": false } });
  await tell("care");
  await tell("alert");
  await work();
  expect(await states()).toEqual(["unwanted", "sent"]);
});

test("a gathered mail that is discarded leaves nothing waiting; brought back, it is sent", async () => {
  await choose({ digestAt: "08:00" });
  await tell("care");
  await tell("care");
  await work();
  const [first] = await messages();
  const decide = (what: "discard" | "retry") =>
    writeAs(system, (tx) => followDecision(tx, String(first?.id), what));
  await decide("discard");
  expect(await states()).toEqual(["discarded", "discarded"]);
  await decide("retry");
  await work();
  expect(await states()).toEqual(["sent", "sent"]);
  expect(mails()).toHaveLength(1);
});
