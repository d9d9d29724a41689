import { z } from "zod";
import { auditListed } from "@/lib/domain/patients/with-chart";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { audit } from "@/lib/platform/db/audit";
import { queryAs } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { READING_COLUMNS, readingTuple, toVitalSet } from "./row";
import type { Latest } from "./schema";

// The latest set of each patient of a list that the actor was just shown: only those in their care, as the list was.
const LATEST = `
  SELECT p.id AS "patientId", p.birth_date AS "birthDate", s.id, s.measured, s.note, s.version,
    (extract(epoch FROM s.measured_at) * 1000)::float8 AS at,
    (SELECT json_agg(ARRAY[${READING_COLUMNS}] ORDER BY r.id) FROM readings r
      WHERE r.clinic_id = s.clinic_id AND r.vital_set_id = s.id AND r.status = 'final') AS readings
  FROM patients p LEFT JOIN LATERAL (
    SELECT * FROM vital_sets v WHERE v.clinic_id = p.clinic_id AND v.patient_id = p.id
      AND EXISTS (SELECT FROM readings x WHERE x.clinic_id = v.clinic_id AND x.vital_set_id = v.id AND x.status = 'final')
    ORDER BY v.measured_at DESC, v.id DESC LIMIT 1) s ON true
  WHERE p.clinic_id = current_clinic() AND p.id = ANY ($1::uuid[])
    AND EXISTS (SELECT FROM care_relationships c WHERE c.clinic_id = p.clinic_id AND c.patient_id = p.id
      AND c.member_id = $2::uuid AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now()))`;

const patient = { patientId: z.string(), birthDate: z.string().nullable() };
const row = z.union([
  z.object({
    ...patient,
    id: z.string(),
    measured: z.string(),
    note: z.string().nullable(),
    version: z.number(),
    at: z.number(),
    readings: z.array(readingTuple).nullable(),
  }),
  z.object({ ...patient, id: z.null() }),
]);

/**
 * The latest set of readings of each of these patients, by patient id; null for who has none. Each one shown is audited.
 * Fails: not_found (somebody who isn't in this actor's care is among them: then nobody is shown, nor named).
 */
export async function listLatest(actor: Actor, patientIds: readonly string[]): Promise<Latest> {
  if (patientIds.length === 0) return {};
  const [rows, { references }] = await Promise.all([
    queryAs(actor, LATEST, [patientIds, actor.memberId]),
    clinicSettings(actor.clinicId),
  ]);
  if (rows.length < new Set(patientIds).size) {
    await audit({ ...auditedAs(actor), action: "list", part: "vitals", outcome: "refused" });
    throw new AppError("not_found");
  }
  const sets = rows.map((found) => {
    const read = row.parse(found);
    if (read.id === null) return [read.patientId, null] as const;
    const { patientId, birthDate, readings, ...set } = read;
    const shown = { ...set, origin: "clinic" } as const;
    return [patientId, toVitalSet(shown, readings ?? [], birthDate, references)] as const;
  });
  await auditListed(
    actor,
    sets.filter(([, set]) => set).map(([id]) => id),
    "vitals",
  );
  return Object.fromEntries(sets);
}
