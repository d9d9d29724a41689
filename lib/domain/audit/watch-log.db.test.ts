import { beforeEach, describe, expect, test } from "vitest";
import { changeRole } from "@/lib/domain/identity/change-role";
import { changeUser } from "@/lib/domain/identity/change-user";
import { recogniseDevice } from "@/lib/domain/identity/recognise-device";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { sealEvents } from "@/lib/platform/audit/seal-events";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { readAs, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { writeEvents } from "@/lib/testing/audit-log";
import {
  adminActor,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
} from "@/lib/testing/factories";
import { FROM } from "@/lib/testing/sign-ins";
import { listSecurityAlerts } from "./list-security-alerts";
import { seeSecurityAlert } from "./see-security-alert";
import { watchLog } from "./watch-log";

const MINUTE = 60_000;
const CHROME = "Mozilla/5.0 Chrome/140.0";
type Member = Awaited<ReturnType<typeof makeMember>>;
let clinicId: string;
let elena: Member;
let jorge: Member;
let doctor: Awaited<ReturnType<typeof makeDoctor>>;
let admin: Actor;

beforeEach(async () => {
  ({ clinicId } = await makeClinic(`watch-${uuid7()}`, { timeZone: "UTC" }));
  elena = await makeMember(clinicId, "admin", { name: "Elena Navarro" });
  jorge = await makeMember(clinicId, "admin", { name: "Jorge Salas" });
  doctor = await makeDoctor(clinicId, { name: "Lucía Ortega" });
  admin = adminActor(clinicId, elena);
});

const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);
const look = async () => {
  await sealEvents();
  while (await watchLog(systemActor(clinicId)));
};
const open = async () => (await listSecurityAlerts(admin, { state: "open", limit: 50 })).items;
const rules = async () => (await open()).map(({ rule }) => rule);
const told = async (memberId: string) =>
  readAs(systemActor(clinicId), (tx) =>
    tx.notification.count({ where: { memberId, event: "security" } }),
  );
const set = async (values: Parameters<typeof changeSettings<"rules">>[2]) => {
  await changeSettings(admin, "rules", { ...QUIET, ...values }, 1);
  await look();
  await writeAs(
    systemActor(clinicId),
    (tx) =>
      tx.$executeRaw`UPDATE security_alerts SET seen_at = now(), seen_by_id = ${elena.memberId}::uuid WHERE clinic_id = current_clinic()`,
  );
};
const QUIET = { rightsChanges: false };
const refused = (count: number, given: object, minutes = 1) =>
  writeEvents(clinicId, count, () => ({
    ...{ action: "sign-in", part: null, outcome: "refused", at: ago(minutes), ...given },
  }));

describe("failed sign-ins", () => {
  test("so many for one account within the window, once; one fewer is none", async () => {
    await refused(4, { actorId: doctor.userId, address: "unknown" });
    await look();
    expect(await rules()).toEqual([]);
    await refused(1, { actorId: doctor.userId, address: "unknown" }, 0);
    await look();
    expect(await open()).toMatchObject([
      { rule: "failed-sign-ins", found: 5, actor: { id: doctor.userId, name: "Lucía Ortega" } },
    ]);
    await refused(3, { actorId: doctor.userId }, 0);
    await look();
    expect(await rules()).toEqual(["failed-sign-ins"]);
    expect([await told(elena.memberId), await told(jorge.memberId)]).toEqual([1, 1]);
  });

  test("from one address for several accounts; what is outside the window doesn't count", async () => {
    await refused(4, { address: "198.51.100.9" }, 20);
    await refused(4, { address: "198.51.100.9" });
    await look();
    expect(await rules()).toEqual([]);
    await refused(1, { address: "198.51.100.9" }, 0);
    await look();
    expect(await open()).toMatchObject([{ found: 5, address: "198.51.100.9" }]);
  });

  test("by the clinic's thresholds", async () => {
    await set({ failedSignInsCount: 3, failedSignInsMinutes: 2 });
    await refused(3, { actorId: doctor.userId });
    await look();
    expect(await rules()).toEqual(["failed-sign-ins"]);
  });
});

describe("a new device", () => {
  const signIn = (who: Member, browser: string, address = "192.0.2.7") => {
    const request = { ...FROM, device: CHROME, address };
    return recogniseDevice({ ...adminActor(clinicId, who), request }, browser);
  };

  test("of an administrator, not at their first time, nor one of its kind at the same address", async () => {
    await signIn(elena, "one");
    await signIn(elena, "one", "198.51.100.1");
    await signIn(elena, "another");
    await look();
    expect(await rules()).toEqual([]);
    // The very kind of browser that she has, and not hers.
    await signIn(elena, "a thief's", "198.51.100.9");
    await signIn(elena, "a thief's", "198.51.100.9");
    await look();
    expect(await open()).toMatchObject([{ rule: "new-device", actor: { id: elena.userId } }]);
    // Whoever it was: the very person too.
    expect(await told(elena.memberId)).toBe(1);
  });

  test("of a doctor is none", async () => {
    await signIn(doctor, "one");
    await signIn(doctor, "another", "198.51.100.9");
    await look();
    expect(await rules()).toEqual([]);
  });
});

const looks = (count: number, minutes: number, patientId?: string) =>
  writeEvents(clinicId, count, () => ({
    ...{ actorId: doctor.userId, patientId: patientId ?? uuid7(), at: ago(minutes) },
  }));

test("many charts: different ones within an hour, over several seals; one chart looked at often is none", async () => {
  await set({ outOfHours: false, manyChartsCount: 8 });
  await looks(20, 1, uuid7());
  await look();
  await looks(6, 90);
  await looks(6, 5);
  await look();
  expect(await rules()).toEqual([]);
  await looks(1, 1);
  await look();
  await looks(9, 0);
  await look();
  expect(await open()).toMatchObject([
    { rule: "many-charts", found: 8, actor: { id: doctor.userId } },
  ]);
});

test("whole records that are taken away count as charts that are looked at", async () => {
  await set({ outOfHours: false, manyChartsCount: 8 });
  await writeEvents(clinicId, 8, () => ({
    ...{ action: "export", actorId: doctor.userId, patientId: uuid7(), at: ago(0) },
  }));
  await look();
  expect(await open()).toMatchObject([{ rule: "many-charts", found: 8 }]);
});

test("out of hours: by the clinic's clock, over midnight", async () => {
  const hour = new Date().getUTCHours();
  const from = (hour + 23) % 24;
  await set({
    outOfHoursCount: 3,
    outOfHoursFrom: (hour + 5) % 24,
    outOfHoursUntil: (hour + 8) % 24,
  });
  await looks(4, 0);
  await look();
  expect(await rules()).toEqual([]);
  await changeSettings(
    admin,
    "rules",
    { outOfHoursFrom: from, outOfHoursUntil: (hour + 2) % 24 },
    2,
  );
  await looks(2, 0);
  await look();
  expect(await rules()).toEqual(["rights"]); // the hours themselves
  await looks(2, 0);
  await look();
  expect(await open()).toMatchObject([{ rule: "out-of-hours", found: 4 }, { rule: "rights" }]);
});

test("rights: each change, to every administrator but who made it", async () => {
  await changeUser(admin, doctor.userId, { state: "suspended", reason: "test" }, 1);
  await changeRole(admin, doctor.userId, { role: "nurse", reason: "test" }, 2);
  await changeSettings(admin, "rules", { manyCharts: false }, 1);
  await look();
  expect(await open()).toMatchObject([
    { rule: "rights", action: "settings", about: "rules" },
    { rule: "rights", action: "change-role", about: "Lucía Ortega" },
    { rule: "rights", action: "suspend", about: "Lucía Ortega", actor: { name: "Elena Navarro" } },
  ]);
  expect([await told(elena.memberId), await told(jorge.memberId)]).toEqual([0, 3]);
});

test("who lets somebody into a chart that they may not see themself is told of; who treats does it every day", async () => {
  const acts = ["invite-caregiver", "connect-account", "invite-patient"];
  for (const actorId of [doctor.userId, elena.userId])
    await writeEvents(clinicId, acts.length, (i) => ({
      ...{ action: acts[i], part: "account", actorId, patientId: uuid7(), at: ago(1) },
    }));
  await look();
  const found = await open();
  expect(found.map(({ action }) => action).toSorted()).toEqual(acts.toSorted());
  expect(new Set(found.map(({ actor }) => actor?.id))).toEqual(new Set([elena.userId]));
});

test("what is watched for is told of though nothing else is: by who switches it off too", async () => {
  const off = { failedSignIns: false, newDevices: false, manyCharts: false, outOfHours: false };
  await changeSettings(admin, "rules", { ...off, rightsChanges: false }, 1);
  await changeUser(admin, doctor.userId, { state: "suspended", reason: "test" }, 1);
  await look();
  expect(await open()).toMatchObject([{ rule: "rights", action: "settings", about: "rules" }]);
  expect([await told(elena.memberId), await told(jorge.memberId)]).toEqual([0, 1]);
});

test("what one did oneself another administrator sees to, where there is another", async () => {
  await changeUser(admin, doctor.userId, { state: "suspended", reason: "test" }, 1);
  await look();
  const [alert] = await open();
  const { id = "", version = 0 } = alert ?? {};
  const own = { code: "forbidden", detail: { message: "about_oneself" } };
  await expect(seeSecurityAlert(admin, id, version)).rejects.toMatchObject(own);
  await changeUser(admin, jorge.userId, { state: "suspended", reason: "test" }, 1);
  await seeSecurityAlert(admin, id, version);
});

test("thousands of wrong passwords at once are one alert of each account and address", async () => {
  await writeEvents(clinicId, 3000, (i) => ({
    ...{ action: "sign-in", part: null, outcome: "refused", at: ago(1) },
    ...{ actorId: i % 2 ? doctor.userId : elena.userId, address: "unknown" },
  }));
  await look();
  expect(await rules()).toEqual(["failed-sign-ins", "failed-sign-ins"]);
});

test("a rule that is off finds nothing, and what it passed over stays so", async () => {
  await set({ failedSignIns: false });
  await refused(9, { actorId: doctor.userId });
  await look();
  await changeSettings(admin, "rules", { failedSignIns: true }, 2);
  await look();
  expect(await rules()).toEqual(["rights"]); // that it was switched on
});

test("two workers that look at once raise each alert once", async () => {
  await refused(5, { actorId: doctor.userId });
  await sealEvents();
  await Promise.all([1, 2, 3].map(() => watchLog(systemActor(clinicId))));
  expect(await rules()).toEqual(["failed-sign-ins"]);
});

test("what was seen says by whom and when, once; nobody but an administrator sees any", async () => {
  await refused(5, { actorId: doctor.userId });
  await look();
  const [alert] = await open();
  const { id = "", version = 0 } = alert ?? {};
  await expect(seeSecurityAlert(admin, id, version + 1)).rejects.toMatchObject({ code: "stale" });
  await seeSecurityAlert(adminActor(clinicId, jorge), id, version);
  await expect(seeSecurityAlert(admin, id, version)).rejects.toMatchObject({ code: "conflict" });
  expect(await open()).toEqual([]);
  const { items } = await listSecurityAlerts(admin, { state: "seen", limit: 5 });
  expect(items).toMatchObject([{ id, seen: { by: "Jorge Salas" }, version: version + 1 }]);
  const other = doctorActor(clinicId, doctor);
  await expect(listSecurityAlerts(other, { state: "open", limit: 5 })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(seeSecurityAlert(other, id, 2)).rejects.toMatchObject({ code: "not_found" });
});
