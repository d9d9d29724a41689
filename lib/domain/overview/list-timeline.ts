import { FIRST_ID, FIRST_MOMENT } from "@/lib/domain/patients/list-of-chart";
import { queryChart } from "@/lib/domain/patients/with-chart";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor } from "@/lib/platform/cursor";
import type { TimelinePage, TimelineQuery } from "./schema";
import { TIMELINE, toTimeline } from "./timeline";

/** A page of everything that happened to a patient, the latest first. Fails: not_found, malformed (cursor). */
export async function listTimeline(
  actor: Actor,
  patientId: string,
  { kinds, limit, cursor }: TimelineQuery,
): Promise<TimelinePage> {
  const [at = FIRST_MOMENT, id = FIRST_ID] = cursor ? decodeCursor(cursor, ["moment", "uuid"]) : [];
  const row = await queryChart(
    actor,
    patientId,
    "timeline",
    `SELECT chart.why, chart."birthDate", ${TIMELINE} AS timeline FROM chart`,
    [at, id, limit + 1, kinds ?? null],
  );
  const { references } = await clinicSettings(actor.clinicId);
  const by = { birthDate: row.birthDate as string | null, references };
  return toTimeline(row.timeline, by, limit);
}
