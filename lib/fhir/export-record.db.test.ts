import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/platform/auth/actor";
import { chartOf, importedInto, rows, SECTIONS } from "@/lib/testing/charts";
import { doctorActor, makeDoctor } from "@/lib/testing/factories";
import { IMPORTED } from "@/lib/testing/imported-record";
import { makeRecordWorld } from "@/lib/testing/record-world";
import { exportRecord } from "./export-record";
import { importBundle } from "./import-bundle";

const isNoDraft = (row: string) => !row.includes('"preliminary"');

describe("a record that was imported, edited and entered", () => {
  let world: Awaited<ReturnType<typeof makeRecordWorld>>;

  beforeAll(async () => {
    world = await makeRecordWorld();
  });

  test("it comes back the same, section by section", async () => {
    const { clinicId, patientId, text } = world;
    const other = await importedInto(text);
    expect(other.result.faults).toEqual([]);
    const [here, there] = [
      await chartOf(clinicId, patientId),
      await chartOf(other.clinicId, other.patientId),
    ];
    for (const name of Object.keys(SECTIONS)) {
      expect([name, there[name]]).toEqual([name, here[name]?.filter(isNoDraft)]);
      expect([name, here[name]?.length]).not.toEqual([name, 0]);
    }
  });

  test("originals that nobody changed leave as they came; what was changed here wins, the rest of it stays", () => {
    const { text } = world;
    for (const original of IMPORTED.filter((one) => !/"id": ?"([pcav]|o3)"/.test(one)))
      expect(text).toContain(original);
    const { entry } = JSON.parse(text);
    const condition = entry.find(
      ({ resource }: { resource: { id: string } }) => resource.id === "c",
    ).resource;
    expect(condition).toMatchObject({
      code: { coding: [{ code: "1" }, { code: "2" }] },
      onsetAge: { value: 42 },
      clinicalStatus: { coding: [{ code: "resolved" }] },
      abatementDateTime: "2021-02",
    });
    expect(text).toMatch(/"id": "o3", "status": "entered-in-error"[\s\S]*?81\.1234567890123/);
  });

  test("a second import of it changes nothing, and it is audited as taken away", async () => {
    const { clinicId, text } = world;
    const { clinicId: there } = await importedInto(text);
    const again = await importBundle(systemActor(there), Buffer.from(text), null);
    expect(new Set(again.outcomes.map(({ outcome }) => outcome))).toEqual(new Set(["unchanged"]));
    expect(
      await rows(clinicId, "SELECT part, why, outcome FROM audit_events WHERE action = 'export'"),
    ).toEqual([{ part: "record", why: "care", outcome: "done" }]);
  });

  test("nobody without a right to the chart takes it away", async () => {
    const { clinicId, patientId } = world;
    const stranger = doctorActor(clinicId, await makeDoctor(clinicId));
    await expect(exportRecord(stranger, patientId)).rejects.toMatchObject({ code: "not_found" });
    expect(
      await rows(clinicId, "SELECT action FROM audit_events WHERE outcome = 'refused'"),
    ).toEqual([{ action: "export" }]);
  });
});
