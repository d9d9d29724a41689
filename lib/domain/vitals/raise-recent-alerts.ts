import { z } from "zod";
import { settingsIn } from "@/lib/domain/settings/clinic-settings";
import type { Tx } from "@/lib/platform/db/scope";
import { raiseAlerts } from "./raise-alerts";
import { READING_COLUMNS, readingTuple, toVitalSet } from "./row";

// An import brings years of readings: only what was measured within a day still needs somebody.
const RECENT = `
  SELECT p.id AS "patientId", p.birth_date AS "birthDate", s.id, s.measured, s.note, s.version,
    (extract(epoch FROM s.measured_at) * 1000)::float8 AS at,
    (SELECT json_agg(ARRAY[${READING_COLUMNS}] ORDER BY r.id) FROM readings r
      WHERE r.clinic_id = s.clinic_id AND r.vital_set_id = s.id) AS readings
  FROM vital_sets s JOIN patients p ON p.clinic_id = s.clinic_id AND p.id = s.patient_id
  WHERE s.clinic_id = current_clinic() AND s.patient_id = ANY ($1::uuid[]) AND p.deceased IS NULL
    AND s.measured_at > now() - interval '1 day'`;

const row = z.object({
  patientId: z.string(),
  birthDate: z.string().nullable(),
  id: z.string(),
  measured: z.string(),
  note: z.string().nullable(),
  version: z.number(),
  at: z.number(),
  readings: z.array(readingTuple).nullable(),
});

/** Raises alerts for the last day's critical readings of these patients, after an import; once for each reading. */
export async function raiseRecentAlerts(tx: Tx, patientIds: readonly string[]): Promise<void> {
  if (patientIds.length === 0) return;
  const { references } = await settingsIn(tx);
  for (const found of await tx.$queryRawUnsafe<unknown[]>(RECENT, patientIds)) {
    const { patientId, birthDate, readings, ...set } = row.parse(found);
    const judged = toVitalSet(
      { ...set, origin: "imported" },
      readings ?? [],
      birthDate,
      references,
    );
    await raiseAlerts(tx, patientId, [judged]);
  }
}
