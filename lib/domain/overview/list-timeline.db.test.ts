import { beforeAll, describe, expect, test } from "vitest";
import { listLabs } from "@/lib/domain/records/list-labs";
import { labsQuery } from "@/lib/domain/records/schema";
import { recordVitals } from "@/lib/domain/vitals/record-vitals";
import { recordVitalsInput } from "@/lib/domain/vitals/schema";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { queryAs, writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { assign, doctorActor, makeClinic, makeDoctor, makePatient } from "@/lib/testing/factories";
import { getOverview } from "./get-overview";
import { listTimeline } from "./list-timeline";
import { timelineQuery } from "./schema";

const DAY = 86_400_000;
// Once: what happened at one moment is told together.
const NOW = Date.now();
let clinicId: string;
let doctor: Actor;
let stranger: Actor;
let patientId: string;

const at = (daysAgo: number) => new Date(NOW - daysAgo * DAY);
const own = () => ({ clinicId, id: uuid7(), patientId });

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`timeline-${uuid7()}`));
  const treats = await makeDoctor(clinicId);
  doctor = doctorActor(clinicId, treats);
  stranger = doctorActor(clinicId, await makeDoctor(clinicId));
  ({ patientId } = await makePatient(clinicId, { birthDate: "1960-01-01" }));
  await assign(clinicId, { patientId }, treats);
  await writeAs(doctor, fill);
  for (const value of [72, 128]) {
    const readings = [{ code: "8867-4", value, unit: "/min" }];
    const input = recordVitalsInput.parse({ recordedAt: at(1).toISOString(), readings });
    await recordVitals(doctor, patientId, input);
  }
});

async function fill(tx: Parameters<Parameters<typeof writeAs>[1]>[0]) {
  const report = { ...own(), status: "final", display: "Analítica", effectiveAt: at(5) };
  const range = [{ low: { value: 4 }, high: { value: 6, unit: "%" } }];
  const result = (row: object, daysAgo: number) => ({
    ...own(),
    status: "final",
    effective: at(daysAgo).toISOString(),
    effectiveAt: at(daysAgo),
    display: "HbA1c",
    code: "4548-4",
    codeSystem: "http://loinc.org",
    category: "laboratory",
    unit: "%",
    referenceRange: range,
    ...row,
  });
  await tx.encounter.createMany({
    data: Array.from({ length: 25 }, (_, i) => ({
      ...own(),
      status: "finished",
      display: `Consulta ${i}`,
      start: at(i * 10).toISOString(),
      startAt: at(i * 10),
    })),
  });
  await tx.condition.createMany({
    data: [
      { ...own(), display: "Sin fecha" },
      { ...own(), display: "Error", verificationStatus: "entered-in-error", onsetAt: at(3) },
      { ...own(), display: "Antigua", onset: "1990", onsetAt: new Date("1990-01-01Z") },
    ],
  });
  await tx.medicationRequest.createMany({
    data: [{ ...own(), display: "Enalapril", status: "active", authoredAt: at(25) }],
  });
  await tx.diagnosticReport.createMany({ data: [report] });
  const diagnosticReportId = report.id;
  await tx.observation.createMany({
    data: [
      result({ value: 5, diagnosticReportId }, 5),
      result({ value: 7.4, diagnosticReportId, code: "1", display: "Otra" }, 5),
      result({ value: 0.3, comparator: "<", display: "HbA1c" }, 100),
      result({ value: 1, category: "survey", code: "q1", display: "Una" }, 50),
      result({ value: 2, category: "survey", code: "q2", display: "Dos" }, 50),
    ],
  });
}

describe("timeline", () => {
  test("every thing once over all pages, the latest first, undated ones last, errors left out", async () => {
    const whole = await listTimeline(doctor, patientId, timelineQuery.parse({ limit: "100" }));
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listTimeline(doctor, patientId, { limit: 4, cursor });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(whole.items.map(({ id }) => id));
    expect(new Set(paged).size).toBe(25 + 2 + 1 + 1 + 2 + 2);
    expect(whole.items.slice(-2).map(({ display }) => display)).toEqual(["Antigua", "Sin fecha"]);
    expect(whole.items.some(({ display }) => display === "Error")).toBe(false);
  });

  test("of some kinds only", async () => {
    const { items } = await listTimeline(
      doctor,
      patientId,
      timelineQuery.parse({ kinds: "condition,medication" }),
    );
    expect(items.map(({ kind }) => kind)).toEqual(["medication", "condition", "condition"]);
    expect(() => timelineQuery.parse({ kinds: "condition,x" })).toThrow();
  });

  test("results come with what is out of range first, loose ones of a moment together", async () => {
    const { items } = await listTimeline(
      doctor,
      patientId,
      timelineQuery.parse({ kinds: "result" }),
    );
    const found = items.map(({ display, results }) => [
      display,
      results?.map(({ display: name, interpretation }) => `${name} ${interpretation}`),
    ]);
    expect(found).toEqual([
      ["Analítica", ["Otra high", "HbA1c normal"]],
      ["", ["Una low", "Dos low"]],
      ["", ["HbA1c low"]],
    ]);
  });

  test("readings are judged; a stranger sees nothing, and both looks are audited", async () => {
    const { items } = await listTimeline(
      doctor,
      patientId,
      timelineQuery.parse({ kinds: "vitals" }),
    );
    expect(items[0]?.readings?.[0]).toMatchObject({ code: "8867-4", interpretation: "critical" });
    await expect(listTimeline(stranger, patientId, timelineQuery.parse({}))).rejects.toMatchObject({
      code: "not_found",
    });
    const looks = await queryAs(
      systemActor(clinicId),
      "SELECT outcome FROM audit_events WHERE patient_id = $1::uuid AND part = 'timeline' ORDER BY at DESC LIMIT 2",
      [patientId],
    );
    expect(looks.map(({ outcome }) => outcome)).toEqual(["refused", "done"]);
  });
});

test("the overview: latest signs with what came before, what matters now, one look", async () => {
  const seen = await getOverview(doctor, patientId);
  expect(seen.signs.map(({ code, points }) => [code, points.map(({ value }) => value)])).toEqual([
    ["8867-4", [72, 128]],
  ]);
  expect(seen.conditions).toMatchObject({ count: 2, items: [{ display: "Antigua" }, {}] });
  expect(seen.medications.count).toBe(1);
  expect(seen.timeline.items).toHaveLength(12);
  await expect(getOverview(stranger, patientId)).rejects.toMatchObject({ code: "not_found" });
});

test("results by kind, the newest value first, bounds kept; surveys apart", async () => {
  const labs = await listLabs(doctor, patientId, labsQuery.parse({}));
  expect(labs.items.map(({ id, count }) => [id, count])).toEqual([
    ["http://loinc.org|1", 1],
    ["http://loinc.org|4548-4", 2],
  ]);
  expect(labs.items[1]?.results[1]).toMatchObject({ comparator: "<", value: 0.3 });
  const paged = await listLabs(doctor, patientId, labsQuery.parse({ kind: "other", limit: "1" }));
  expect([paged.items.length, paged.items[0]?.id]).toEqual([1, "http://loinc.org|q1"]);
  const cursor = paged.nextCursor ?? undefined;
  const rest = await listLabs(doctor, patientId, { kind: "other", limit: 5, cursor });
  expect(rest.items.map(({ id }) => id)).toEqual(["http://loinc.org|q2"]);
});
