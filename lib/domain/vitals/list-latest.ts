import { z } from "zod";
import { auditListed } from "@/lib/domain/patients/with-chart";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import { READING_COLUMNS, readingTuple, toVitalSet } from "./row";
import type { Latest } from "./schema";

// The latest set of each patient of a list that the actor was just shown: only those in their care, as the list was.
const LATEST = `
  SELECT p.id AS "patientId", p.birth_date AS "birthDate", s.id, s.measured, s.note, s.version,
    (extract(epoch FROM s.measured_at) * 1000)::float8 AS at,
    (SELECT json_agg(ARRAY[${READING_COLUMNS}] ORDER BY r.id) FROM readings r
      WHERE r.clinic_id = s.clinic_id AND r.vital_set_id = s.id AND r.status = 'final') AS readings
  FROM patients p CROSS JOIN LATERAL (
    SELECT * FROM vital_sets v WHERE v.clinic_id = p.clinic_id AND v.patient_id = p.id
      AND EXISTS (SELECT FROM readings x WHERE x.clinic_id = v.clinic_id AND x.vital_set_id = v.id AND x.status = 'final')
    ORDER BY v.measured_at DESC, v.id DESC LIMIT 1) s
  WHERE p.clinic_id = current_clinic() AND p.id = ANY ($1::uuid[])
    AND EXISTS (SELECT FROM care_relationships c WHERE c.clinic_id = p.clinic_id AND c.patient_id = p.id
      AND c.member_id = $2::uuid AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now()))`;

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

/**
 * The latest set of readings of each of these patients, by patient id; null for who has none or isn't in this actor's
 * care. Each one shown is audited.
 */
export async function listLatest(actor: Actor, patientIds: readonly string[]): Promise<Latest> {
  if (patientIds.length === 0) return {};
  const [rows, { references }] = await Promise.all([
    queryAs(actor, LATEST, [patientIds, actor.memberId]),
    clinicSettings(actor.clinicId),
  ]);
  const sets = rows.map((found) => {
    const { patientId, birthDate, readings, ...set } = row.parse(found);
    return [
      patientId,
      toVitalSet({ ...set, origin: "clinic" }, readings ?? [], birthDate, references),
    ] as const;
  });
  await auditListed(
    actor,
    sets.map(([id]) => id),
    "vitals",
  );
  const none = patientIds.map((id) => [id, null] as const);
  return Object.fromEntries([...none, ...sets]);
}
