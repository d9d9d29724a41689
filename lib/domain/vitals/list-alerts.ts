import { z } from "zod";
import { displayName } from "@/lib/domain/patients/name";
import { humanNames, patientSummary } from "@/lib/domain/patients/schema";
import { auditListed } from "@/lib/domain/patients/with-chart";
import { clinicSettings } from "@/lib/domain/settings/clinic-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { queryAs } from "@/lib/platform/db/scope";
import { utc } from "@/lib/platform/db/utc";
import {
  type Alert,
  type AlertCount,
  type AlertPage,
  alertCount,
  type ListAlertsQuery,
} from "./alert-schema";
import { READING_COLUMNS, readingTuple, toVitalSet } from "./row";
import { ORIGIN } from "./sets-of-chart";
import type { References } from "./thresholds";

// Those of patients whom this member treats now: an ended relation ends its alerts too. $1 clinic, $2 member.
const MINE = `a.clinic_id = $1::uuid AND (a.member_id IS NULL OR a.member_id = $2::uuid)
  AND EXISTS (SELECT FROM care_relationships c WHERE c.clinic_id = a.clinic_id AND c.patient_id = a.patient_id
    AND c.member_id = $2::uuid AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now()))`;

const ALERTS = `
  SELECT json_build_object('id', a.id, 'severity', a.severity, 'state', a.state, 'comment', a.comment,
      'version', a.version, 'raisedAt', ${utc("a.raised_at")}, 'acknowledgedAt', ${utc("a.acknowledged_at")},
      'acknowledgedBy', u.name,
      'unseen', NOT EXISTS (SELECT FROM audit_events e WHERE e.clinic_id = a.clinic_id AND e.patient_id = a.patient_id
        AND e.actor_id = $3::uuid AND e.action = 'read' AND e.at >= a.raised_at)) AS alert,
    json_build_object('id', s.id, 'measured', s.measured, 'note', s.note, 'version', s.version,
      'at', (extract(epoch FROM s.measured_at) * 1000)::bigint,
      'origin', ${ORIGIN}) AS set,
    ARRAY[${READING_COLUMNS}] AS reading,
    json_build_object('id', p.id, 'mrn', p.mrn, 'names', p.names, 'birthDate', p.birth_date, 'gender', p.gender,
      'deceased', p.deceased) AS patient
  FROM alerts a
  JOIN vital_sets s ON s.clinic_id = a.clinic_id AND s.id = a.vital_set_id
  JOIN readings r ON r.clinic_id = a.clinic_id AND r.id = a.reading_id
  JOIN patients p ON p.clinic_id = a.clinic_id AND p.id = a.patient_id
  LEFT JOIN memberships m ON m.clinic_id = a.clinic_id AND m.id = a.acknowledged_by_id
  LEFT JOIN users u ON u.id = m.user_id
  WHERE ${MINE} AND a.state = $4::alert_state AND ($5::uuid IS NULL OR a.patient_id = $5::uuid)
    AND (a.raised_at, a.id) < ($6::timestamptz, $7::uuid)
  ORDER BY a.raised_at DESC, a.id DESC LIMIT $8`;

const COUNT = `SELECT count(*)::int AS open, ${utc("max(a.raised_at)")} AS "latestAt" FROM alerts a WHERE ${MINE} AND a.state = 'open'`;

const row = z.object({
  alert: z.object({
    id: z.string(),
    severity: z.enum(["critical"]),
    state: z.enum(["open", "acknowledged", "withdrawn"]),
    comment: z.string().nullable(),
    version: z.number(),
    raisedAt: z.string(),
    acknowledgedAt: z.string().nullable(),
    acknowledgedBy: z.string().nullable(),
    unseen: z.boolean(),
  }),
  set: z.object({
    id: z.string(),
    measured: z.string(),
    note: z.string().nullable(),
    version: z.number(),
    at: z.number(),
    origin: z.enum(["home", "clinic", "imported"]),
  }),
  reading: readingTuple,
  patient: patientSummary.omit({ name: true }).extend({ names: humanNames }),
});
const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Alerts of the patients whom this person treats, the gravest and latest first. Fails: malformed (cursor). */
export async function listAlerts(
  actor: Actor,
  { state, patientId, limit, cursor }: ListAlertsQuery,
): Promise<AlertPage> {
  const [at = "infinity", id = LAST] = cursor ? decodeCursor(cursor, ["moment", "uuid"]) : [];
  const { clinicId, memberId, userId } = actor;
  const [found, { references }] = await Promise.all([
    queryAs(actor, ALERTS, [
      clinicId,
      memberId,
      userId,
      state,
      patientId ?? null,
      at,
      id,
      limit + 1,
    ]),
    clinicSettings(clinicId),
  ]);
  const items = found.slice(0, limit).map((one) => toAlert(one, references));
  await auditListed(
    actor,
    items.map(({ patient }) => patient.id),
    "vitals",
  );
  const last = items.at(-1);
  return {
    items,
    nextCursor: found.length > limit && last ? encodeCursor([last.raisedAt, last.id]) : null,
  };
}

function toAlert(found: unknown, references: References): Alert {
  const { alert, set, reading, patient: of } = row.parse(found);
  const { names, ...patient } = of;
  const [judged] = toVitalSet(set, [reading], patient.birthDate, references).readings;
  if (!judged) throw new Error("an alert without a reading");
  const { note, origin, measured } = set;
  return {
    ...alert,
    patient: { ...patient, name: displayName(names) },
    reading: judged,
    recordedAt: measured,
    note,
    origin,
  };
}

/** How many alerts wait for this person's care team. Shows nothing of anyone, so it isn't audited. */
export async function countAlerts(actor: Actor): Promise<AlertCount> {
  const [found] = await queryAs(actor, COUNT, [actor.clinicId, actor.memberId]);
  return alertCount.parse(found);
}
