import { NOTE_HEAD, READABLE } from "@/lib/domain/notes/note-row";
import { activeSql, FIRST_ID, FIRST_MOMENT } from "@/lib/domain/patients/list-of-chart";
import { queryChart } from "@/lib/domain/patients/with-chart";
import { MEDICATIONS } from "@/lib/domain/prescriptions/medications";
import { ALLERGIES, CONDITIONS } from "@/lib/domain/records/kept-lists";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import { LATEST_SIGNS, toSigns } from "@/lib/domain/vitals/sets-of-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Overview, overview, type TimelineKind } from "./schema";
import { TIMELINE, toTimeline } from "./timeline";

const FIRST_ROWS = 6;
const FIRST_EVENTS = 12;
const FIRST_NOTES = 2;

const NOTES = `coalesce((SELECT json_agg(note) FROM (SELECT ${NOTE_HEAD} AS note FROM clinical_notes n
  WHERE n.clinic_id = current_clinic() AND n.patient_id = chart."patientId" AND n.status = 'final' AND ${READABLE}
  ORDER BY n.occurred_at DESC, n.id DESC LIMIT ${FIRST_NOTES}) latest), '[]')`;

// One statement, one look: figure in docs/architecture.md (overview-big).
const OVERVIEW = `SELECT chart.why, chart."birthDate", ${LATEST_SIGNS} AS signs,
  ${activeSql(CONDITIONS, FIRST_ROWS)} AS conditions, ${activeSql(MEDICATIONS, FIRST_ROWS)} AS medications,
  ${activeSql(ALLERGIES, FIRST_ROWS)} AS allergies, ${NOTES} AS notes, ${TIMELINE} AS timeline FROM chart`;

/** What a doctor must know first: latest vital signs, active problems, medicines, allergies, what happened last. Fails: not_found. */
export async function getOverview(
  actor: Actor,
  patientId: string,
  kinds?: TimelineKind[],
): Promise<Overview> {
  const values = [FIRST_MOMENT, FIRST_ID, FIRST_EVENTS + 1, kinds ?? null];
  const [row, { references }] = await Promise.all([
    queryChart(actor, patientId, "overview", OVERVIEW, values),
    clinicSettings(actor.clinicId),
  ]);
  const birthDate = row.birthDate as string | null;
  const { conditions, medications, allergies } = row;
  return overview.parse({
    signs: toSigns(row.signs, birthDate, references),
    references,
    conditions,
    medications,
    allergies,
    notes: row.notes,
    timeline: toTimeline(row.timeline, { birthDate, references }, FIRST_EVENTS),
  });
}
