import { FIRST_ID, FIRST_MOMENT, toPage } from "@/lib/domain/patients/list-of-chart";
import { queryChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor } from "@/lib/platform/cursor";
import { type ListThreadsQuery, type ThreadPage, threadHead } from "./schema";
import { speaksOf, THREAD_HEAD } from "./thread-row";

/** A page of a patient's conversations, the latest first. Fails: not_found, malformed (cursor). */
export async function listThreads(
  actor: Actor,
  patientId: string,
  { limit, cursor, q }: ListThreadsQuery,
): Promise<ThreadPage> {
  const [before = FIRST_MOMENT, id = FIRST_ID] = cursor
    ? decodeCursor(cursor, ["moment", "uuid"])
    : [];
  const row = await queryChart(
    actor,
    patientId,
    "messages",
    `SELECT chart.why, coalesce((SELECT json_agg(json_build_object('at', at, 'item', item)) FROM (
       SELECT t.last_message_at AS at, ${THREAD_HEAD} AS item FROM message_threads t
       WHERE t.clinic_id = current_clinic() AND t.patient_id = chart."patientId" AND ${speaksOf("$7")}
         AND (t.last_message_at, t.id) < ($4::timestamptz, $5::uuid)
       ORDER BY t.last_message_at DESC, t.id DESC LIMIT $6) page), '[]') AS rows FROM chart`,
    [before, id, limit + 1, q || null],
  );
  return toPage(row.rows, threadHead, limit);
}
