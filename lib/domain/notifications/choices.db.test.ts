import { beforeEach, expect, test } from "vitest";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { readAs, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { failOne } from "@/lib/testing/outbox";
import { changeChoices } from "./change-choices";
import { getChoices } from "./get-choices";
import { notify } from "./notify";

let clinicId: string;
let admin: Actor;
let doctor: Actor;
let own: Actor;

beforeEach(async () => {
  ({ clinicId } = await makeClinic(`choices-${uuid7()}`));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
  doctor = doctorActor(clinicId, await makeDoctor(clinicId));
  const member = await makeMember(clinicId, "patient");
  const { patientId } = await makePatient(clinicId, { memberId: member.memberId });
  own = patientActor(clinicId, { ...member, patientId });
});

/** How many ways out of the product a doctor's news takes. */
async function waysTaken(event: "alert" | "care"): Promise<number> {
  const count = () => readAs(doctor, (tx) => tx.delivery.count());
  const before = await count();
  await writeAs(systemActor(clinicId), (tx) =>
    notify(tx, { event, patientId: null, subjectId: uuid7(), memberIds: [doctor.memberId ?? ""] }),
  );
  return (await count()) - before;
}

test("each role chooses among its own events", async () => {
  const events = async (actor: Actor) => [
    ...new Set((await getChoices(actor)).ways.map(({ event }) => event)),
  ];
  expect(await events(doctor)).toEqual([
    "alert",
    "care",
    "message",
    "waiting",
    "brought",
    "download",
  ]);
  expect(await events(own)).toEqual([
    "summary",
    "answer",
    "message",
    "document",
    "download",
    "emergency",
  ]);
  expect(await events(admin)).toEqual(["waiting", "review", "security", "registration", "erasure"]);
  await expect(changeChoices(own, { ways: { "alert.email": true } }, 1)).rejects.toMatchObject({
    code: "invalid",
    detail: { faults: [{ path: "$.ways.alert.email" }] },
  });
});

test("the clinic decides for who chose nothing; a choice goes before it, both ways", async () => {
  expect(await waysTaken("care")).toBe(1);
  await changeSettings(admin, "notifications", { "care.doctor.email": false }, 1);
  expect(await waysTaken("care")).toBe(0);
  expect(await waysTaken("alert")).toBe(1);
  const byMail = async () =>
    (await getChoices(doctor)).ways.filter(({ channel }) => channel === "email").slice(0, 2);
  expect(await byMail()).toMatchObject([
    { event: "alert", on: true, usual: true },
    { event: "care", on: false, usual: false },
  ]);
  const ways = { "care.email": true, "alert.email": false };
  expect(await changeChoices(doctor, { ways }, 1)).toMatchObject({ version: 2 });
  expect(await byMail()).toMatchObject([
    { event: "alert", on: false, usual: true },
    { event: "care", on: true, usual: false },
  ]);
  expect(await waysTaken("care")).toBe(1);
  expect(await waysTaken("alert")).toBe(0);
});

test("what isn't named stays, an old version is refused, and the log names the fields", async () => {
  const quiet = { from: "22:30", until: "07:00" };
  await changeChoices(doctor, { quiet, digestAt: "08:15" }, 1);
  expect(await changeChoices(doctor, { ways: { "care.email": false } }, 2)).toMatchObject({
    quiet,
    digestAt: "08:15",
    version: 3,
  });
  expect(await changeChoices(doctor, { quiet: null }, 3)).toMatchObject({
    quiet: null,
    digestAt: "08:15",
  });
  await expect(changeChoices(doctor, { digestAt: null }, 3)).rejects.toMatchObject({
    code: "stale",
  });
  const events = await readAs(admin, (tx) =>
    tx.auditEvent.findMany({
      where: { part: "notification-choices" },
      orderBy: { at: "asc" },
    }),
  );
  expect(events.map(({ actorId, detail }) => [actorId, detail])).toEqual([
    [doctor.userId, { fields: ["quiet", "digestAt"] }],
    [doctor.userId, { fields: ["ways"] }],
    [doctor.userId, { fields: ["quiet"] }],
  ]);
});

test("who could not be written to learns it, until a mail arrives", async () => {
  expect((await getChoices(doctor)).undelivered).toBeNull();
  const id = await failOne(clinicId, doctor.memberId ?? "");
  expect((await getChoices(doctor)).undelivered?.address).toContain("@");
  expect((await getChoices(own)).undelivered).toBeNull();
  await writeAs(systemActor(clinicId), (tx) =>
    tx.delivery.updateMany({ where: { id }, data: { state: "sent", sentAt: new Date() } }),
  );
  expect((await getChoices(doctor)).undelivered).toBeNull();
});
