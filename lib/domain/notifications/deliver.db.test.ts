import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { queryAs, readAs, writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { BE_PRESENT } from "@/lib/platform/jobs/presence";
import { uuid7 } from "@/lib/platform/uuid7";
import { doctorActor, makeClinic, makeDoctor, makePatient } from "@/lib/testing/factories";
import { startMailServer } from "@/lib/testing/mail-server";
import { claimDeliveries } from "./claim-deliveries";
import { deliver } from "./deliver";
import { listNotifications } from "./list-notifications";
import { markRead } from "./mark-read";
import { notify } from "./notify";
import { listNotificationsQuery } from "./schema";

let server: Awaited<ReturnType<typeof startMailServer>>;
let clinicId: string;
let patientId: string;
let system: Actor;
let doctor: Actor;
let email: string;

beforeAll(async () => {
  server = await startMailServer();
  Object.assign(env(), { SMTP_URL: server.url, MAIL_FROM: "Avisos <avisos@example.test>" });
  ({ clinicId } = await makeClinic(`mail-${uuid7()}`, { name: 'Clínica "Ñ" & Łódź' }));
  system = systemActor(clinicId);
  const names = [{ family: "Gil Marcador", given: ["Pedro"] }];
  ({ patientId } = await makePatient(clinicId, { names }));
});
beforeEach(async () => {
  const treats = await makeDoctor(clinicId, { name: "Dra. Elena Ruiz" });
  doctor = doctorActor(clinicId, treats);
  email = treats.email;
  server.mood.refuses = 0;
  server.mood.thinksMs = 0;
  Object.assign(env(), { SMTP_URL: server.url });
});
afterAll(() => server.stop());

/** Tells the doctor of something; gives the delivery and its message. */
async function told() {
  await writeAs(system, (tx) =>
    notify(tx, {
      event: "alert",
      patientId,
      subjectId: uuid7(),
      memberIds: [doctor.memberId ?? ""],
    }),
  );
  const [row] = await queryAs(
    system,
    `SELECT d.id AS "deliveryId", o.id FROM deliveries d
     JOIN notifications n ON n.clinic_id = d.clinic_id AND n.id = d.notification_id AND n.member_id = $1
     JOIN outbox_messages o ON o.clinic_id = d.clinic_id AND o.payload->>'deliveryId' = d.id::text
     ORDER BY d.created_at DESC LIMIT 1`,
    [doctor.memberId],
  );
  return { deliveryId: String(row?.deliveryId), message: { clinicId, id: String(row?.id) } };
}
const stateOf = (id: string) =>
  readAs(system, (tx) => tx.delivery.findFirstOrThrow({ where: { id } }));
const mails = () => server.taken.filter(({ to }) => to.includes(email));

test("a mail says that there is something and where it is read, in the reader's language, and nothing of whom", async () => {
  await writeAs(doctor, (tx) =>
    tx.user.updateMany({ where: { id: doctor.userId }, data: { locale: "en" } }),
  );
  const { deliveryId, message } = await told();
  await deliver(system, { deliveryId }, message);
  const [mail] = mails();
  expect(mail?.headers).toMatchObject({
    subject: 'Clínica "Ñ" & Łódź: there is a new notification',
    "message-id": `<${deliveryId}@localhost>`,
    "auto-submitted": "auto-generated",
    "content-language": "en",
  });
  expect(mail?.text).toContain(`See the notification: ${env().APP_URL}/`);
  expect(mail?.html).toContain("Clínica &quot;Ñ&quot; &amp; Łódź");
  for (const secret of ["Pedro", "Marcador", "Elena", patientId, "críti", "criti"])
    for (const said of [mail?.source, mail?.text, mail?.html]) expect(said).not.toContain(secret);
  expect(await stateOf(deliveryId)).toMatchObject({ state: "sent", attempts: 1, failure: null });
  await deliver(system, { deliveryId }, message);
  expect(mails()).toHaveLength(1);
});

test("where no mail server is named it is skipped, and says so", async () => {
  Object.assign(env(), { SMTP_URL: undefined });
  const { deliveryId, message } = await told();
  await deliver(system, { deliveryId }, message);
  expect(await stateOf(deliveryId)).toMatchObject({ state: "skipped", failure: "not_configured" });
});

test("what was read meanwhile needs no mail, and who was suspended gets none", async () => {
  const first = await told();
  const { items } = await listNotifications(doctor, listNotificationsQuery.parse({}));
  await markRead(doctor, { ids: items.map(({ id }) => id) });
  await deliver(system, first, first.message);
  expect(await stateOf(first.deliveryId)).toMatchObject({ state: "skipped", failure: "read" });
  const second = await told();
  await queryAs(system, "UPDATE memberships SET state = 'suspended' WHERE id = $1", [
    doctor.memberId,
  ]);
  await deliver(system, second, second.message);
  expect(await stateOf(second.deliveryId)).toMatchObject({ failure: "suspended" });
  expect(mails()).toEqual([]);
});

test("an address that is refused for good fails and stays visible; for now, it waits and is sent", async () => {
  const refused = await told();
  server.mood.refuses = 550;
  await deliver(system, refused, refused.message);
  expect(await stateOf(refused.deliveryId)).toMatchObject({
    state: "failed",
    failure: "EENVELOPE 550",
  });
  const later = await told();
  server.mood.refuses = 450;
  await expect(deliver(system, later, later.message)).rejects.toThrow();
  expect(await stateOf(later.deliveryId)).toMatchObject({
    state: "pending",
    failure: "EENVELOPE 450",
  });
  server.mood.refuses = 0;
  await deliver(system, later, later.message);
  expect(await stateOf(later.deliveryId)).toMatchObject({ state: "sent", attempts: 2 });
  expect(mails()).toHaveLength(1);
});

test("after a day without a mail server it is given up", async () => {
  const { deliveryId, message } = await told();
  server.mood.refuses = 450;
  const day = "UPDATE deliveries SET created_at = now() - interval '25 hours' WHERE id = $1";
  await asOwner(day, [deliveryId]);
  await deliver(system, { deliveryId }, message);
  expect(await stateOf(deliveryId)).toMatchObject({ state: "failed" });
});

test("who died while sending leaves it to another, who sends it under the same Message-ID", async () => {
  const { deliveryId, message } = await told();
  const worker = new pg.Client({ connectionString: env().WORKER_DATABASE_URL });
  await worker.connect();
  await worker.query(BE_PRESENT);
  await claimDeliveries(system, deliveryId);
  const later =
    "UPDATE deliveries SET claimed_at = claimed_at - interval '10 seconds' WHERE id = $1";
  await queryAs(system, later, [deliveryId]);
  await expect(deliver(system, { deliveryId }, message)).rejects.toThrow("claimed elsewhere");
  await worker.end();
  await deliver(system, { deliveryId }, message);
  expect(mails().map(({ headers }) => headers["message-id"])).toEqual([
    `<${deliveryId}@localhost>`,
  ]);
  expect(await stateOf(deliveryId)).toMatchObject({ state: "sent", attempts: 2 });
});

/** The time of a delivery is nothing that the application changes. */
async function asOwner(text: string, values: unknown[]): Promise<void> {
  const owner = new pg.Client({ connectionString: env().MIGRATION_DATABASE_URL });
  await owner.connect();
  await owner.query("BEGIN; ALTER TABLE deliveries NO FORCE ROW LEVEL SECURITY");
  await owner.query(text, values);
  await owner.query("ALTER TABLE deliveries FORCE ROW LEVEL SECURITY; COMMIT");
  await owner.end();
}
