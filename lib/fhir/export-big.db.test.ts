import pg from "pg";
import { expect, test } from "vitest";
import { systemActor } from "@/lib/platform/auth/actor";
import { NOBODY, writeAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { uuid7 } from "@/lib/platform/uuid7";
import { makeClinic, makePatient } from "@/lib/testing/factories";
import { exportRecord } from "./export-record";

test("20,000 readings and 700 encounters leave as a stream", { timeout: 180_000 }, async () => {
  const { clinicId } = await makeClinic(`big-${uuid7()}`);
  const { patientId } = await makePatient(clinicId, { birthDate: "1950" });
  await writeAs(
    { clinicId, userId: NOBODY, path: "seed" },
    async (tx) => {
      await tx.$executeRaw`INSERT INTO encounters (clinic_id, id, patient_id, status, display)
        SELECT current_clinic(), gen_random_uuid(), ${patientId}::uuid, 'finished', 'v' FROM generate_series(1, 700)`;
      await tx.$executeRaw`WITH s AS (INSERT INTO vital_sets (clinic_id, id, patient_id, measured, measured_at)
        SELECT current_clinic(), gen_random_uuid(), ${patientId}::uuid, '2020-01-01', now() FROM generate_series(1, 20000) RETURNING *)
        INSERT INTO readings (clinic_id, id, vital_set_id, patient_id, code, source, value, unit, canonical, measured_at)
        SELECT clinic_id, gen_random_uuid(), id, patient_id, '8867-4', 'imported', 70.5, '/min', 70.5, measured_at FROM s`;
    },
    60_000,
  );
  // As autovacuum would within a minute: after so many rows at once the planner thinks that there are a few.
  const owner = new pg.Client({ connectionString: env().MIGRATION_DATABASE_URL });
  await owner.connect();
  await owner.query("ANALYZE vital_sets, readings, encounters");
  await owner.end();
  const began = performance.now();
  const { body, estimate } = await exportRecord(systemActor(clinicId), patientId);
  let bytes = 0;
  let largest = 0;
  let entries = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    largest = Math.max(largest, chunk.length);
    entries += Buffer.from(chunk).toString().split('"request":').length - 1;
  }
  const seconds = (performance.now() - began) / 1000;
  process.stderr.write(
    `  ${entries} entries, ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s, estimated ${(estimate / 1e6).toFixed(1)} MB, pieces of at most ${Math.round(largest / 1000)} kB\n`,
  );
  expect(entries).toBe(20_701);
  expect(largest).toBeLessThan(2_000_000);
  expect(Math.abs(estimate / bytes - 1)).toBeLessThan(0.3);
});
