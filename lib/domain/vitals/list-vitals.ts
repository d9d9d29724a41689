import { z } from "zod";
import { queryChart } from "@/lib/domain/patients/with-chart";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { READING_COLUMNS, type ReadingTuple, type SetRow, toVitalSet } from "./row";
import type { ListVitalsQuery, VitalSetPage } from "./schema";
import { ORIGIN } from "./sets-of-chart";

// One statement, no Prisma: the chart's most read list. A row is a reading with its set before it: one flat array of
// texts takes half the time of sets with readings nested. Figure in docs/architecture.md (vitals-read).
const SETS = `
  SELECT chart.why, chart."birthDate", coalesce((
    SELECT json_agg(ARRAY[s.id::text, s.measured, (extract(epoch FROM s.measured_at) * 1000)::bigint::text, s.note,
      ${ORIGIN},
      s.version::text, ${READING_COLUMNS}] ORDER BY s.measured_at DESC, s.id DESC, r.id)
    FROM (SELECT * FROM vital_sets v
      WHERE v.clinic_id = current_clinic() AND v.patient_id = chart."patientId"
        AND v.measured_at >= $4::timestamptz AND v.measured_at <= $5::timestamptz
        AND (v.measured_at, v.id) < ($6::timestamptz, $7::uuid)
      ORDER BY v.measured_at DESC, v.id DESC LIMIT $8) s
    LEFT JOIN readings r ON r.clinic_id = current_clinic() AND r.vital_set_id = s.id), '[]') AS readings
  FROM chart`;

const SET_WIDTH = 6;
const rows = z.object({
  birthDate: z.string().nullable(),
  readings: z.custom<(string | null)[][]>(
    (given) => Array.isArray(given) && given.every((row) => row.length > SET_WIDTH),
  ),
});

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
  const [row, { references }] = await Promise.all([
    queryChart(actor, patientId, "vitals", SETS, [
      from ?? "-infinity",
      until ?? "infinity",
      at,
      id,
      limit + 1,
    ]),
    clinicSettings(actor.clinicId),
  ]);
  const { birthDate, readings } = rows.parse(row);
  const sets = setsOf(readings);
  const last = sets[limit - 1];
  return {
    items: sets.slice(0, limit).map((set) => toVitalSet(set, set.readings, birthDate, references)),
    nextCursor:
      sets.length > limit && last ? encodeCursor([new Date(last.at).toISOString(), last.id]) : null,
  };
}

type FoundSet = SetRow & { readings: ReadingTuple[] };

/** Neighbouring rows of one set, put together. */
function setsOf(found: (string | null)[][]): FoundSet[] {
  const sets: FoundSet[] = [];
  for (const row of found) {
    const [id, measured, at, note = null, origin, version] = row;
    let set = sets.at(-1);
    if (set?.id !== id) {
      set = {
        id: id ?? "",
        measured: measured ?? "",
        at: Number(at),
        note,
        origin: origin as SetRow["origin"],
        version: Number(version),
        readings: [],
      };
      sets.push(set);
    }
    if (row[SET_WIDTH] !== null) set?.readings.push(row.slice(SET_WIDTH)); // a set can be empty: a corrected import
  }
  return sets;
}
