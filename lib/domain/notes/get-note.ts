import { queryChart } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { NOTE, READABLE, toNote } from "./note-row";
import { type Note, type NoteVersion, noteVersions } from "./schema";

/** A note that this reader may see, with its addenda. Fails: not_found. */
export async function getNote(actor: Actor, patientId: string, noteId: string): Promise<Note> {
  const row = await queryChart(
    actor,
    patientId,
    "notes",
    `SELECT chart.why, (SELECT ${NOTE} FROM clinical_notes n WHERE n.clinic_id = current_clinic()
       AND n.patient_id = chart."patientId" AND n.id = $4::uuid AND ${READABLE}) AS note FROM chart`,
    [noteId],
  );
  if (!row.note) throw new AppError("not_found");
  return toNote(row.note);
}

/** What a note said before, the latest first; for who treats, not for the patient. Fails: not_found. */
export async function listVersions(
  actor: Actor,
  patientId: string,
  noteId: string,
): Promise<{ items: NoteVersion[] }> {
  const row = await queryChart(
    actor,
    patientId,
    "notes",
    `SELECT chart.why, (SELECT coalesce((SELECT json_agg(json_build_object('number', v.number, 'savedAt', v.saved_at, 'content', v.content)
         ORDER BY v.number DESC) FROM note_versions v WHERE v.clinic_id = n.clinic_id AND v.note_id = n.id), '[]')
       FROM clinical_notes n WHERE n.clinic_id = current_clinic() AND n.patient_id = chart."patientId" AND n.id = $4::uuid
         AND $3 <> 'patient' AND ${READABLE}) AS items FROM chart`,
    [noteId],
  );
  if (!row.items) throw new AppError("not_found");
  return noteVersions.parse({ items: row.items });
}
