import { z } from "zod";
import { itemSql } from "@/lib/domain/patients/list-of-chart";
import { queryChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { flagged } from "./lab-flag";
import { OBSERVATIONS } from "./list-records";
import { type LabSeries, type LabsQuery, observationRow } from "./schema";

/** Earlier values that a series brings along. */
const VALUES = 20;
// The same code is the same test; without a code the same words are.
const KEY = "coalesce(t.code_system || '|' || t.code, t.display)";

// One walk over the patient's results, however many kinds there are.
const SERIES = `SELECT chart.why, coalesce((
  WITH ranked AS (
    SELECT t.id, ${KEY} AS key, coalesce(t.effective_at, '-infinity') AS at, count(*) OVER (PARTITION BY ${KEY}) AS count,
      row_number() OVER (PARTITION BY ${KEY} ORDER BY t.effective_at DESC NULLS LAST, t.id DESC) AS place
    FROM observations t WHERE t.clinic_id = current_clinic() AND t.patient_id = chart."patientId"
      AND t.status <> 'entered-in-error' AND (coalesce(t.category, '') = 'laboratory') = ($4 = 'laboratory')),
  page AS (SELECT key, at, count FROM ranked
    WHERE place = 1 AND (at < $5::timestamptz OR at = $5::timestamptz AND key > $6) ORDER BY at DESC, key LIMIT $7),
  results AS MATERIALIZED (SELECT r.key, json_agg(${itemSql(OBSERVATIONS)} ORDER BY r.place) AS results
    FROM ranked r JOIN observations t ON t.clinic_id = current_clinic() AND t.id = r.id
    WHERE r.place <= ${VALUES} AND r.key IN (SELECT key FROM page) GROUP BY r.key)
  SELECT json_agg(json_build_object('at', at, 'id', key, 'count', count, 'results', results) ORDER BY at DESC, key)
  FROM page JOIN results USING (key)), '[]') AS series FROM chart`;

const rows = z.array(
  z.object({
    at: z.string(),
    id: z.string(),
    count: z.number(),
    results: z.array(observationRow),
  }),
);

/**
 * A patient's results by kind, the kind that was measured last first, each with its latest values. Fails: not_found,
 * malformed (cursor).
 */
export async function listLabs(
  actor: Actor,
  patientId: string,
  { kind, limit, cursor }: LabsQuery,
): Promise<{ items: LabSeries[]; nextCursor: string | null }> {
  const [at = "infinity", key = ""] = cursor ? decodeCursor(cursor, ["moment", "text"]) : [];
  const row = await queryChart(actor, patientId, "observations", SERIES, [
    kind,
    at,
    key,
    limit + 1,
  ]);
  const series = rows.parse(row.series);
  const last = series[limit - 1];
  return {
    items: series
      .slice(0, limit)
      .map(({ id, count, results }) => ({ id, count, results: results.map(flagged) })),
    nextCursor:
      series.length > limit && last
        ? encodeCursor([last.at.replace("+00:00", "Z"), last.id])
        : null,
  };
}
