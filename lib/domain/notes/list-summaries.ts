import {
  FIRST_ID,
  FIRST_MOMENT,
  type PageQuery,
  toPage,
} from "@/lib/domain/patients/list-of-chart";
import { queryChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor } from "@/lib/platform/cursor";
import { type SummaryPage, summaryPage } from "./schema";
import { SUMMARY_HEAD, SUMMARY_READABLE } from "./summary-row";

const summaryHead = summaryPage.shape.items.element;

/** A page of what a patient was told of their visits, the latest first. Fails: not_found, malformed (cursor). */
export async function listSummaries(
  actor: Actor,
  patientId: string,
  { limit, cursor }: PageQuery,
): Promise<SummaryPage> {
  const [after = FIRST_MOMENT, id = FIRST_ID] = cursor
    ? decodeCursor(cursor, ["moment", "uuid"])
    : [];
  const row = await queryChart(
    actor,
    patientId,
    "notes",
    `SELECT chart.why, coalesce((SELECT json_agg(json_build_object('at', at, 'item', item)) FROM (
       SELECT n.occurred_at AS at, ${SUMMARY_HEAD} AS item FROM clinical_notes n
       WHERE n.clinic_id = current_clinic() AND n.patient_id = chart."patientId" AND ${SUMMARY_READABLE}
         AND (n.occurred_at, n.id) < ($4::timestamptz, $5::uuid)
       ORDER BY n.occurred_at DESC, n.id DESC LIMIT $6) page), '[]') AS rows FROM chart`,
    [after, id, limit + 1],
  );
  return toPage(row.rows, summaryHead, limit);
}
