import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { changeTemplatesInput } from "@/lib/domain/settings/schema";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { queryAs, readAs, writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  assign,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
} from "@/lib/testing/factories";
import { startMailServer } from "@/lib/testing/mail-server";
import { deliver } from "./deliver";
import { getChoices } from "./get-choices";
import { listNotifications } from "./list-notifications";
import { mailTestInput } from "./mail-test-schema";
import { notify } from "./notify";
import { openNotice } from "./open-notice";
import type { NotificationEvent } from "./parts";
import { listNotificationsQuery } from "./schema";
import { sendMailTest } from "./send-mail-test";
import { readStop, unsubscribe } from "./unsubscribe";

const from = { id: uuid7(), address: "203.0.113.7" };
let server: Awaited<ReturnType<typeof startMailServer>>;
let clinicId: string;
let patientId: string;
let admin: Actor;
let doctor: Actor;
let email: string;

beforeAll(async () => {
  server = await startMailServer();
});
beforeEach(async () => {
  Object.assign(env(), { SMTP_URL: server.url, MAIL_FROM: "avisos@example.test" });
  server.mood.refuses = 0;
  ({ clinicId } = await makeClinic(`parts-${uuid7()}`, { name: "Clínica <b>Ñ</b>" }));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  const treats = await makeDoctor(clinicId);
  doctor = doctorActor(clinicId, treats);
  email = treats.email;
  ({ patientId } = await makePatient(clinicId));
  await assign(clinicId, { patientId }, treats);
});
afterAll(() => server.stop());

/** Tells the doctor, and gives the mail that left. */
async function mailAbout(event: NotificationEvent) {
  const system = systemActor(clinicId);
  await writeAs(system, (tx) =>
    notify(tx, { event, patientId, subjectId: uuid7(), memberIds: [doctor.memberId ?? ""] }),
  );
  const [message] = await queryAs(
    system,
    `SELECT id, payload->>'deliveryId' AS "deliveryId" FROM outbox_messages
     WHERE topic LIKE 'delivery.%' ORDER BY created_at DESC, id DESC LIMIT 1`,
    [],
  );
  const key = { clinicId, id: String(message?.id) };
  await deliver(system, { deliveryId: String(message?.deliveryId) }, key);
  return server.taken.filter(({ to }) => to.includes(email)).at(-1);
}
const tokenOf = (header = "") => /unsubscribe\/([^>]+)>/.exec(header)?.[1] ?? "";
const mailIsOn = async (event: NotificationEvent) =>
  (await getChoices(doctor)).ways.find((way) => way.event === event && way.channel === "email")?.on;

test("a clinic's own words, plain and as HTML, with its name filled in and nothing run", async () => {
  const own = {
    "care.es.subject": "Novedad en {clinic}",
    "care.es.body": "Primero <script>\n\nSegundo\nde {clinic}",
  };
  await changeSettings(admin, "templates", own, 1);
  const mail = await mailAbout("care");
  expect(mail?.headers.subject).toBe("Novedad en Clínica <b>Ñ</b>");
  expect(mail?.text).toContain(
    "Primero <script>\n\nSegundo\nde Clínica <b>Ñ</b>\n\nVer el aviso: ",
  );
  expect(mail?.html).toContain("Primero &lt;script&gt;</p>");
  expect(mail?.html).toContain("Segundo<br>de Clínica &lt;b&gt;Ñ&lt;/b&gt;</p>");
  await changeSettings(admin, "templates", { "care.es.subject": null }, 2);
  expect((await mailAbout("care"))?.headers.subject).toContain("hay un aviso nuevo");
});

test("what doesn't compile is refused with its place, and where it got in all the same, our words leave", async () => {
  const refused = changeTemplatesInput.safeParse({ "care.es.body": "Hola, {patient}" });
  expect(refused.error?.issues).toMatchObject([
    { path: ["care.es.body"], message: "unknown_placeholder", params: { place: 7 } },
  ]);
  expect(changeTemplatesInput.safeParse({ "care.es.subject": "a\nb" }).success).toBe(false);
  expect(changeTemplatesInput.safeParse({ "care.es.body": " " }).success).toBe(false);
  await queryAs(
    admin,
    "INSERT INTO settings (clinic_id, name, value) VALUES (current_clinic(), 'templates', $1)",
    [JSON.stringify({ "care.es.body": "{clinic" })],
  );
  expect((await mailAbout("care"))?.text).toContain("Tiene un aviso nuevo de");
});

test("a test goes to who asks for it; without a server, or refused, they learn why", async () => {
  const input = { kind: "several", locale: "en", subject: "{count} of {clinic}", body: null };
  const parsed = mailTestInput.parse(input);
  const { address } = await sendMailTest(admin, parsed);
  const mail = server.taken.at(-1);
  expect(mail?.to).toEqual([address]);
  expect(mail?.headers.subject).toBe("3 of Clínica <b>Ñ</b>");
  await expect(sendMailTest(doctor, parsed)).rejects.toMatchObject({ code: "not_found" });
  server.mood.refuses = 550;
  await expect(sendMailTest(admin, parsed)).rejects.toMatchObject({
    code: "unavailable",
    detail: { values: { why: "EENVELOPE 550" } },
  });
  Object.assign(env(), { SMTP_URL: undefined });
  await expect(sendMailTest(admin, parsed)).rejects.toMatchObject({ code: "conflict" });
  expect(mailTestInput.safeParse({ ...input, subject: "{clinic" }).success).toBe(false);
  expect(await readAs(admin, (tx) => tx.auditEvent.count({ where: { action: "mail-test" } }))).toBe(
    1,
  );
});

test("one click turns such mails off, again and again, on record as by a link; others stay", async () => {
  const mail = await mailAbout("care");
  expect(mail?.headers).toMatchObject({
    "list-unsubscribe-post": "List-Unsubscribe=One-Click",
  });
  const token = tokenOf(mail?.headers["list-unsubscribe"]);
  expect(mail?.text).toContain(`/unsubscribe/${token}`);
  expect(await readStop(token)).toMatchObject({ events: ["care"] });
  expect(await mailIsOn("care")).toBe(true);
  await unsubscribe(token, from);
  await unsubscribe(token, from);
  expect([await mailIsOn("care"), await mailIsOn("alert")]).toEqual([false, true]);
  const events = await readAs(admin, (tx) =>
    tx.auditEvent.findMany({ where: { part: "notification-choices" } }),
  );
  expect(events).toMatchObject([1, 2].map(() => ({ actorKind: "link", address: from.address })));
  await expect(unsubscribe(`${token}x`, from)).rejects.toMatchObject({ code: "not_found" });
});

test("what is critical can't be turned off by a link", async () => {
  const mail = await mailAbout("alert");
  expect(mail?.headers["list-unsubscribe"]).toBeUndefined();
  expect(mail?.text).not.toContain("unsubscribe");
});

test("a mail's link leads to the thing, and it is read then; to nobody else's", async () => {
  const mail = await mailAbout("alert");
  const [, place, id = ""] = /\/notices\/([^/]+)\/(\S+)/.exec(mail?.text ?? "") ?? [];
  expect(place).toBe(clinicId);
  await expect(openNotice(admin, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await openNotice(doctor, id)).toBe(`/patients/${patientId}/vitals`);
  const { items } = await listNotifications(doctor, listNotificationsQuery.parse({}));
  expect(items).toMatchObject([{ id, read: true }]);
});
