import { FIRST_ID, FIRST_MOMENT, toPage } from "@/lib/domain/patients/list-of-chart";
import { queryChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor } from "@/lib/platform/cursor";
import { NOTE_HEAD, READABLE } from "./note-row";
import { type ListNotesQuery, type NoteHead, notePage } from "./schema";

const noteHead = notePage.shape.items.element;

/** A page of a patient's notes that this reader may see, the latest consultation first. Fails: not_found, malformed (cursor). */
export async function listNotes(
  actor: Actor,
  patientId: string,
  { limit, cursor, state }: ListNotesQuery,
): Promise<{ items: NoteHead[]; nextCursor: string | null }> {
  const [after = FIRST_MOMENT, id = FIRST_ID] = cursor
    ? decodeCursor(cursor, ["moment", "uuid"])
    : [];
  const row = await queryChart(
    actor,
    patientId,
    "notes",
    `SELECT chart.why, coalesce((SELECT json_agg(json_build_object('at', at, 'item', item)) FROM (
       SELECT n.occurred_at AS at, ${NOTE_HEAD} AS item FROM clinical_notes n
       WHERE n.clinic_id = current_clinic() AND n.patient_id = chart."patientId" AND ${READABLE}
         AND (n.occurred_at, n.id) < ($4::timestamptz, $5::uuid)
         AND ($7::text IS NULL OR ($7 = 'draft') = (n.status = 'preliminary'))
       ORDER BY n.occurred_at DESC, n.id DESC LIMIT $6) page), '[]') AS rows FROM chart`,
    [after, id, limit + 1, state ?? null],
  );
  return toPage(row.rows, noteHead, limit);
}
