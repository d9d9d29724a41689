import { beforeAll, describe, expect, test } from "vitest";
import { listTrends } from "@/lib/domain/vitals/list-trends";
import { listVitals } from "@/lib/domain/vitals/list-vitals";
import { recordVitals } from "@/lib/domain/vitals/record-vitals";
import type { RecordVitalsInput } from "@/lib/domain/vitals/schema";
import type { Actor } from "@/lib/platform/auth/actor";
import { readAs } from "@/lib/platform/db/scope";
import {
  adminActor,
  assign,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { changeGeneral } from "./change-general";
import { changeSettings } from "./change-settings";
import { clinicSettings } from "./clinic-settings";
import { getLogo } from "./get-logo";
import { getSettings } from "./get-settings";
import { changeSecurityInput } from "./schema";

const PULSE = "8867-4";
const PNG = Buffer.from("89504e470d0a1a0a0000", "hex").toString("base64");
let turn = 0;
let clinicId: string;
let admin: Actor;
let doctor: Actor;
let patient: Actor;
let patientId: string;

/** A clinic with an administrator, a doctor, and a patient of both kinds: an account and a chart. */
async function makeHouse() {
  ({ clinicId } = await makeClinic(`settings-${process.pid}-${turn++}`));
  admin = adminActor(clinicId, await makeMember(clinicId, "admin", { name: "Elena Navarro" }));
  const treats = await makeDoctor(clinicId);
  doctor = doctorActor(clinicId, treats);
  const account = await makeMember(clinicId, "patient");
  ({ patientId } = await makePatient(clinicId, {
    memberId: account.memberId,
    birthDate: "1980-01-01",
  }));
  await assign(clinicId, { patientId }, treats);
  patient = patientActor(clinicId, { ...account, patientId });
}
const pulse = (value: number): RecordVitalsInput => ({
  recordedAt: new Date(Date.now() - 60_000).toISOString(),
  readings: [{ code: PULSE, value, unit: "/min" }],
});
const failing = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => ({ code: error.code, faults: error.detail?.faults }),
  );

beforeAll(makeHouse);

describe("bands", () => {
  test("judge what is recorded, listed and drawn, old readings too", async () => {
    await makeHouse();
    const before = await recordVitals(doctor, patientId, pulse(105));
    expect(before.readings[0]?.interpretation).toBe("borderline");
    const edges = { [`${PULSE}.normalHigh`]: 101, [`${PULSE}.criticalHigh`]: 104 };
    await changeSettings(admin, "clinical", edges, 1);
    const after = await recordVitals(doctor, patientId, pulse(101));
    expect(after.readings[0]?.interpretation).toBe("normal");
    const { items } = await listVitals(doctor, patientId, { limit: 10 });
    const seen = items.flatMap(({ readings }) => readings.map((one) => one.interpretation));
    expect(seen.toSorted()).toEqual(["critical", "normal"]);
    const trends = await listTrends(doctor, patientId, "1m");
    expect(trends.references[PULSE]?.normal).toEqual({ low: 60, high: 101 });
    expect(trends.items[0]?.points.map((point) => point.interpretation)).toContain("critical");
  });

  test("stay in order and within what is accepted", async () => {
    await makeHouse();
    const of = (edge: string, value: number) =>
      failing(changeSettings(admin, "clinical", { [`${PULSE}.${edge}`]: value }, 1));
    expect(await of("normalHigh", 121)).toMatchObject({
      code: "invalid",
      faults: [{ path: `$.${PULSE}.criticalHigh`, message: "out_of_order" }],
    });
    expect(await of("criticalHigh", 301)).toMatchObject({
      faults: [{ message: "out_of_band", values: { low: 20, high: 300 } }],
    });
    expect((await getSettings(admin, "clinical")).version).toBe(1);
  });
});

test("recording at home switched off: a patient's is as if it were not there, a doctor's goes on", async () => {
  await makeHouse();
  await recordVitals(patient, patientId, pulse(70));
  await changeSettings(admin, "features", { homeVitals: false }, 1);
  expect(await failing(recordVitals(patient, patientId, pulse(71)))).toMatchObject({
    code: "not_found",
  });
  await recordVitals(doctor, patientId, pulse(72));
  await changeSettings(admin, "features", { homeVitals: true }, 2);
  await recordVitals(patient, patientId, pulse(73));
});

test("the emergency number, the clinic's name and its zone are what the next request reads", async () => {
  await makeHouse();
  const input = { emergencyNumber: "911", name: "Clínica Nueva", timeZone: "America/Bogota" };
  const { values } = await changeGeneral(admin, input, 1);
  expect(values).toMatchObject(input);
  expect((await clinicSettings(clinicId)).emergencyNumber).toBe("911");
  const clinic = await readAs(admin, (tx) => tx.clinic.findFirst({ where: { id: clinicId } }));
  expect(clinic).toMatchObject({ name: "Clínica Nueva", timeZone: "America/Bogota" });
});

test("a logo is what its bytes are: a picture is kept and served, an SVG is refused", async () => {
  await makeHouse();
  const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>").toString("base64");
  expect(await failing(changeGeneral(admin, { logo: svg }, 1))).toMatchObject({
    faults: [{ path: "$.logo", message: "no_picture" }],
  });
  const { values } = await changeGeneral(admin, { logo: PNG }, 1);
  expect((await clinicSettings(clinicId)).logo).toBe(values.logo);
  const { type, bytes } = await getLogo(patient);
  expect([type, Buffer.from(bytes).toString("base64")]).toEqual(["image/png", PNG]);
  await changeGeneral(admin, { logo: null }, 2);
  expect(await failing(getLogo(patient))).toMatchObject({ code: "not_found" });
});

test("whoever says where people come from stays in; what is no network is refused", async () => {
  await makeHouse();
  const at = (address: string): Actor => ({
    ...admin,
    request: { ...admin.request, address } as never,
  });
  const set = (actor: Actor, staffNetworks: string) =>
    failing(changeSettings(actor, "security", { staffNetworks }, 1));
  expect(await set(at("203.0.113.9"), "198.51.100.0/24")).toMatchObject({
    faults: [{ path: "$.staffNetworks", message: "locks_out", values: { address: "203.0.113.9" } }],
  });
  expect(await set(at("203.0.113.9"), "198.51.100.0/24 203.0.113.9")).toBe("done");
  expect(changeSecurityInput.safeParse({ staffNetworks: "203.0.113.0/33" }).success).toBe(false);
  expect(changeSecurityInput.safeParse({ staffNetworks: "la oficina" }).success).toBe(false);
});

test("each change is on record with who, from what and to what; no change is none", async () => {
  await makeHouse();
  await changeSettings(admin, "sessions", { staffIdleMinutes: 20, staffLongestHours: 12 }, 1);
  await changeSettings(admin, "sessions", { staffIdleMinutes: 20 }, 2);
  const { version, changes } = await getSettings(admin, "sessions");
  expect(version).toBe(2);
  expect(changes).toMatchObject([
    { who: "Elena Navarro", changes: [{ name: "staffIdleMinutes", from: 15, to: 20 }] },
  ]);
});

test("two administrators who save at once: one does, the other hears that it is stale", async () => {
  await makeHouse();
  const save = (staffIdleMinutes: number) =>
    failing(changeSettings(admin, "sessions", { staffIdleMinutes }, 1));
  const results = await Promise.all([20, 25, 30, 35].map(save));
  expect(results.filter((result) => result === "done")).toHaveLength(1);
  expect(results.filter((result) => result !== "done")).toEqual(
    Array(3).fill({ code: "stale", faults: undefined }),
  );
});

test("another process knows within five seconds", { timeout: 10_000 }, async () => {
  await makeHouse();
  await clinicSettings(clinicId);
  // As another process would: past this one's knowledge.
  await changeBehindItsBack();
  const began = Date.now();
  while ((await clinicSettings(clinicId)).emergencyNumber !== "000") {
    expect(Date.now() - began).toBeLessThan(5000);
    await new Promise((done) => setTimeout(done, 100));
  }
});

const changeBehindItsBack = async () => {
  const { writeAs } = await import("@/lib/platform/db/scope");
  const value = { emergencyNumber: "000" };
  await writeAs(admin, (tx) => tx.setting.create({ data: { clinicId, name: "general", value } }));
};

test("nobody but an administrator, and only the own clinic", async () => {
  await makeHouse();
  for (const actor of [doctor, patient]) {
    expect(await failing(getSettings(actor, "general"))).toMatchObject({ code: "not_found" });
    const change = changeSettings(actor, "features", { homeVitals: false }, 1);
    expect(await failing(change)).toMatchObject({ code: "not_found" });
  }
  const other = admin;
  await changeSettings(other, "features", { auditExport: false }, 1);
  await makeHouse();
  expect((await clinicSettings(clinicId)).auditExport).toBe(true);
});
