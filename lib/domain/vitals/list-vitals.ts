import { z } from "zod";
import { queryChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { READING_COLUMNS, readingTuple, toVitalSet } from "./row";
import type { ListVitalsQuery, VitalSetPage } from "./schema";

// One statement, no Prisma: the chart's most read list. Figure in docs/architecture.md (vitals-read).
const SETS = `
  SELECT chart.why, chart."birthDate", coalesce((
    SELECT json_agg(json_build_array(s.id, s.measured, s.at, s.note, s.origin, s.version, s.readings))
    FROM (
      SELECT s.id, s.measured, (extract(epoch FROM s.measured_at) * 1000)::bigint AS at, s.note, s.version,
        CASE WHEN s.recorded_by_id IS NULL THEN 'imported'
             WHEN s.recorded_by_id = p.member_id THEN 'home' ELSE 'clinic' END AS origin,
        (SELECT json_agg(${READING_COLUMNS} ORDER BY r.id) FROM readings r
         WHERE r.clinic_id = current_clinic() AND r.vital_set_id = s.id) AS readings
      FROM vital_sets s JOIN patients p ON p.clinic_id = s.clinic_id AND p.id = s.patient_id
      WHERE s.clinic_id = current_clinic() AND s.patient_id = chart."patientId"
        AND s.measured_at >= $4::timestamptz AND s.measured_at <= $5::timestamptz
        AND (s.measured_at, s.id) < ($6::timestamptz, $7::uuid)
      ORDER BY s.measured_at DESC, s.id DESC LIMIT $8) s), '[]') AS sets
  FROM chart`;

const setTuple = z.tuple([
  z.string(),
  z.string(),
  z.number(),
  z.string().nullable(),
  z.enum(["home", "clinic", "imported"]),
  z.number(),
  z.array(readingTuple).nullable(),
]);
const rows = z.object({ birthDate: z.string().nullable(), sets: z.array(setTuple) });

const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * A patient's sets of readings, the latest first, entered-in-error ones included and marked. Fails: not_found,
 * malformed (cursor).
 */
export async function listVitals(
  actor: Actor,
  patientId: string,
  { from, until, limit, cursor }: ListVitalsQuery,
): Promise<VitalSetPage> {
  const [at = "infinity", id = LAST] = cursor ? decodeCursor(cursor, ["moment", "uuid"]) : [];
  const row = await queryChart(actor, patientId, "vitals", SETS, [
    from ?? "-infinity",
    until ?? "infinity",
    at,
    id,
    limit + 1,
  ]);
  const { birthDate, sets } = rows.parse(row);
  const items = sets
    .slice(0, limit)
    .map(([setId, measured, moment, note, origin, version, readings]) =>
      toVitalSet(
        { id: setId, measured, at: moment, note, origin, version },
        readings ?? [],
        birthDate,
      ),
    );
  const last = sets[limit - 1];
  return {
    items,
    nextCursor:
      sets.length > limit && last ? encodeCursor([new Date(last[2]).toISOString(), last[0]]) : null,
  };
}
