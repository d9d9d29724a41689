import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { systemActor } from "@/lib/platform/auth/actor";
import { uuid7 } from "@/lib/platform/uuid7";
import { chartOf, importedInto, rows, textOf } from "@/lib/testing/charts";
import { makeClinic } from "@/lib/testing/factories";
import { importBundle } from "./import-bundle";

const FOLDER = resolve("../shared/data/fhir");
describe.skipIf(!existsSync(FOLDER))("the sample patients", () => {
  test("each record comes back the same", { timeout: 180_000 }, async () => {
    const { clinicId } = await makeClinic(`samples-${uuid7()}`);
    const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
    for (const name of files.reverse())
      await importBundle(systemActor(clinicId), readFileSync(join(FOLDER, name)), null);
    for (const { id } of await rows(clinicId, "SELECT id FROM patients ORDER BY id")) {
      const other = await importedInto(await textOf(systemActor(clinicId), String(id)));
      expect(other.result.faults).toEqual([]);
      expect(await chartOf(other.clinicId, other.patientId)).toEqual(
        await chartOf(clinicId, String(id)),
      );
    }
  });
});
