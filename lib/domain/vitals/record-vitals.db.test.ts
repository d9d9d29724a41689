import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { queryAs, readAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  assign,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { correctVitals } from "./correct-vitals";
import { listTrends } from "./list-trends";
import { listVitals } from "./list-vitals";
import { recordVitals } from "./record-vitals";
import { listVitalsQuery, recordVitalsInput } from "./schema";

const NOW = new Date("2026-11-25T10:00:00Z");
const clock = () => NOW;
const pulse = (value: number) => ({ code: "8867-4", value, unit: "/min" });
const input = (readings: object[], recordedAt = "2026-11-25T08:12:00Z") =>
  recordVitalsInput.parse({ recordedAt, readings });
const all = listVitalsQuery.parse({});

let clinicId: string;
let doctor: Actor;
let stranger: Actor;
let patientId: string;
let own: Actor;

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`vitals-${uuid7()}`));
  const treats = await makeDoctor(clinicId);
  doctor = doctorActor(clinicId, treats);
  stranger = doctorActor(clinicId, await makeDoctor(clinicId));
  const member = await makeMember(clinicId, "patient");
  ({ patientId } = await makePatient(clinicId, {
    memberId: member.memberId,
    birthDate: "1970-05-01",
  }));
  await assign(clinicId, { patientId }, treats);
  own = patientActor(clinicId, { ...member, patientId });
});

describe("recording", () => {
  test("any subset, a pressure as one reading, each judged", async () => {
    const pressure = {
      code: "85354-9",
      components: [
        { code: "8480-6", value: 185, unit: "mm[Hg]" },
        { code: "8462-4", value: 95, unit: "mm[Hg]" },
      ],
    };
    const set = await recordVitals(doctor, patientId, input([pulse(72), pressure]), clock);
    expect(set.readings.map(({ code, interpretation }) => [code, interpretation])).toEqual([
      ["8867-4", "normal"],
      ["85354-9", "critical"],
    ]);
    expect(set.readings[1]).toMatchObject({
      systolic: 185,
      diastolic: 95,
      components: { systolic: "critical", diastolic: "borderline" },
    });
    const { items } = await listVitals(doctor, patientId, all);
    expect(items.find(({ id }) => id === set.id)).toEqual(set);
  });

  test("another unit is kept as entered, with the exact canonical value beside, judged once", async () => {
    const set = await recordVitals(
      doctor,
      patientId,
      input([{ code: "41653-7", value: 14.6, unit: "mmol/L" }]),
      clock,
    );
    expect(set.readings[0]).toMatchObject({
      value: 14.6,
      unit: "mmol/L",
      canonical: 263.0278,
      interpretation: "critical",
    });
  });

  test("recordedAt is kept to its last digit", async () => {
    const recordedAt = "2026-11-25T08:12:00.123456789+01:00";
    const set = await recordVitals(doctor, patientId, input([pulse(70)], recordedAt), clock);
    const { items } = await listVitals(doctor, patientId, all);
    expect(items.find(({ id }) => id === set.id)?.recordedAt).toBe(recordedAt);
  });

  test("writes an audit event and an outbox message in the same transaction", async () => {
    const before = await counts();
    await recordVitals(doctor, patientId, input([pulse(71)]), clock);
    const after = await counts();
    expect([after.audit - before.audit, after.outbox - before.outbox]).toEqual([1, 1]);
    await expect(
      recordVitals(doctor, patientId, input([pulse(71)], "2026-11-25T12:00:00Z"), clock),
    ).rejects.toMatchObject({ code: "invalid" });
    expect(await counts()).toEqual(after);
  });

  test("five minutes ahead are forgiven, more and before birth are not", async () => {
    await recordVitals(doctor, patientId, input([pulse(70)], "2026-11-25T10:04:59Z"), clock);
    for (const at of ["2026-11-25T10:05:01Z", "1970-04-29T10:00:00Z"]) {
      await expect(
        recordVitals(doctor, patientId, input([pulse(70)], at), clock),
      ).rejects.toMatchObject({ code: "invalid" });
    }
  });

  test("not for the deceased", async () => {
    const dead = await makePatient(clinicId, { deceased: "2020-01-01" });
    await assign(clinicId, dead, { memberId: doctor.memberId ?? "" });
    await expect(
      recordVitals(doctor, dead.patientId, input([pulse(70)]), clock),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  test("a child's readings have no reference", async () => {
    const child = await makePatient(clinicId, { birthDate: "2020-03" });
    await assign(clinicId, child, { memberId: doctor.memberId ?? "" });
    const set = await recordVitals(doctor, child.patientId, input([pulse(150)]), clock);
    expect(set.readings[0]).toMatchObject({
      interpretation: "unknown",
      reason: "no_reference_for_age",
    });
  });
});

async function counts() {
  return readAs(systemActor(clinicId), async (tx) => ({
    audit: await tx.auditEvent.count({ where: { action: "write" } }),
    outbox: await tx.outboxMessage.count(),
  }));
}

describe("who may", () => {
  test("a stranger finds nothing, as for a patient that isn't there, and the try is on record", async () => {
    for (const id of [patientId, uuid7()]) {
      await expect(listVitals(stranger, id, all)).rejects.toMatchObject({ code: "not_found" });
      await expect(recordVitals(stranger, id, input([pulse(70)]), clock)).rejects.toMatchObject({
        code: "not_found",
      });
    }
    const tries = await readAs(systemActor(clinicId), (tx) =>
      tx.auditEvent.count({ where: { actorId: stranger.userId, outcome: "refused" } }),
    );
    expect(tries).toBe(4);
  });

  test("an ended relation is no relation", async () => {
    const other = await makePatient(clinicId);
    await assign(
      clinicId,
      other,
      { memberId: doctor.memberId ?? "" },
      { endsAt: new Date(Date.now() - 1000) },
    );
    await expect(listVitals(doctor, other.patientId, all)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("a patient reads and records the own chart; every look is audited before the answer", async () => {
    const set = await recordVitals(own, patientId, input([pulse(65)]), clock);
    expect(set.origin).toBe("home");
    const looks = () =>
      readAs(systemActor(clinicId), (tx) =>
        tx.auditEvent.count({ where: { actorId: own.userId, action: "read", part: "vitals" } }),
      );
    const before = await looks();
    await listVitals(own, patientId, all);
    expect(await looks()).toBe(before + 1);
  });
});

describe("correcting", () => {
  test("marks with a reason, once, on the version that was seen; nothing is deleted", async () => {
    const set = await recordVitals(doctor, patientId, input([pulse(170)]), clock);
    const wrong = { status: "entered-in-error", reason: "otro paciente" } as const;
    await expect(correctVitals(doctor, patientId, set.id, wrong, 7)).rejects.toMatchObject({
      code: "stale",
    });
    expect(await correctVitals(doctor, patientId, set.id, wrong, 1)).toEqual({
      id: set.id,
      version: 2,
    });
    await expect(correctVitals(doctor, patientId, set.id, wrong, 2)).rejects.toMatchObject({
      code: "conflict",
    });
    const { items } = await listVitals(doctor, patientId, all);
    expect(items.find(({ id }) => id === set.id)?.readings[0]).toMatchObject({
      status: "entered-in-error",
      statusReason: "otro paciente",
      value: 170,
    });
    const { items: trends } = await listTrends(doctor, patientId, "1m", clock);
    expect(trends.flatMap(({ points }) => points).some(({ value }) => value === 170)).toBe(false);
  });

  test("a patient corrects only what the patient recorded", async () => {
    const set = await recordVitals(doctor, patientId, input([pulse(80)]), clock);
    const wrong = { status: "entered-in-error", reason: "x" } as const;
    await expect(correctVitals(own, patientId, set.id, wrong, 1)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("an entered value cannot be changed, whoever asks", async () => {
    await expect(
      queryAs(doctor, "UPDATE readings SET value = 1, canonical = 21 WHERE source = 'entered'", []),
    ).rejects.toMatchObject({ code: "42501" });
  });
});

test("pages: every set once, in order", async () => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listVitals(doctor, patientId, { limit: 2, cursor });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  const whole = await listVitals(doctor, patientId, { limit: 500 });
  expect(ids).toEqual(whole.items.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(5);
  await expect(listVitals(doctor, patientId, { limit: 2, cursor: "no" })).rejects.toMatchObject({
    code: "malformed",
  });
});

test("the database itself refuses what no entered reading may be", async () => {
  const bad = [
    ["8867-4", "value, canonical", "19, 19"],
    ["72514-3", "value, canonical", "3.5, 3.5"],
    ["85354-9", "systolic, diastolic", "80, 80"],
    ["85354-9", "systolic", "120"],
    ["0-0", "value, canonical", "1, 1"],
  ];
  const [set] = await queryAs(doctor, "SELECT id FROM vital_sets WHERE patient_id = $1 LIMIT 1", [
    patientId,
  ]);
  for (const [code, columns, values] of bad) {
    const text = `INSERT INTO readings (clinic_id, id, vital_set_id, patient_id, code, source, measured_at, ${columns})
      VALUES (current_clinic(), gen_random_uuid(), $1, $2, '${code}', 'entered', now(), ${values})`;
    await expect(
      queryAs(doctor, text, [set?.id, patientId]),
      `${code} ${values}`,
    ).rejects.toMatchObject({ code: "23514" });
  }
});
