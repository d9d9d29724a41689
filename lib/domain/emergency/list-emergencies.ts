import { displayName } from "@/lib/domain/patients/name";
import { humanNames } from "@/lib/domain/patients/schema";
import { auditListed } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { queryAs } from "@/lib/platform/db/scope";
import { utc } from "@/lib/platform/db/utc";
import { AppError } from "@/lib/platform/errors";
import { reviewsEmergencies } from "./policy";
import {
  type Emergency,
  type EmergencyPage,
  emergency,
  emergencyCount,
  type ListEmergenciesQuery,
} from "./schema";

// What was done by this way stands in the audit log: as this person, in this chart, while it was open.
const QUEUE = `
  SELECT e.id, e.reason, ${utc("e.starts_at")} AS "startsAt", ${utc("e.ends_at")} AS "endsAt", e.patterns, e.outcome, e.comment,
    ${utc("e.reviewed_at")} AS "reviewedAt", e.version, reviewer.name AS "reviewedBy",
    json_build_object('id', p.id, 'mrn', p.mrn, 'names', p.names) AS patient,
    json_build_object('userId', u.id, 'name', u.name, 'role', m.role, 'you', m.id = $1::uuid) AS member,
    (SELECT count(*) FROM audit_events a WHERE a.clinic_id = e.clinic_id AND a.patient_id = e.patient_id AND a.actor_id = u.id
      AND a.why = 'emergency' AND a.action NOT LIKE '%break-glass' AND a.at BETWEEN e.starts_at AND e.ends_at)::int AS looks
  FROM emergency_accesses e
  JOIN patients p ON p.clinic_id = e.clinic_id AND p.id = e.patient_id
  JOIN memberships m ON m.clinic_id = e.clinic_id AND m.id = e.member_id
  JOIN users u ON u.id = m.user_id
  LEFT JOIN memberships r ON r.clinic_id = e.clinic_id AND r.id = e.reviewed_by_id
  LEFT JOIN users reviewer ON reviewer.id = r.user_id
  WHERE e.clinic_id = current_clinic() AND (e.outcome IS NULL) = ($2 = 'open') AND (e.starts_at, e.id) < ($3::timestamptz, $4::uuid)
  ORDER BY e.starts_at DESC, e.id DESC LIMIT $5`;

const LAST = ["infinity", "ffffffff-ffff-ffff-ffff-ffffffffffff"];
const row = emergency.extend({
  patient: emergency.shape.patient.omit({ name: true }).extend({ names: humanNames }),
});

/** What was opened by break-glass, the latest first, for review. Fails: not_found (for who may not), malformed (cursor). */
export async function listEmergencies(
  actor: Actor,
  { state, limit, cursor }: ListEmergenciesQuery,
): Promise<EmergencyPage> {
  if (!reviewsEmergencies(actor)) throw new AppError("not_found");
  const before = cursor ? decodeCursor(cursor, ["moment", "uuid"]) : LAST;
  const found = await queryAs(actor, QUEUE, [actor.memberId, state, ...before, limit + 1]);
  const items = found.slice(0, limit).map(toEmergency);
  const patients = items.map(({ patient }) => patient.id);
  await auditListed(actor, patients, "access", "administration");
  const last = items.at(-1);
  return {
    items,
    nextCursor: found.length > limit && last ? encodeCursor([last.startsAt, last.id]) : null,
  };
}

function toEmergency(found: unknown): Emergency {
  const { patient, ...rest } = row.parse(found);
  const { names, ...who } = patient;
  return { ...rest, patient: { ...who, name: displayName(names) } };
}

/** How many wait for review. Shows nothing of anyone, so it isn't audited. Fails: not_found (for who may not). */
export async function countEmergencies(actor: Actor): Promise<{ open: number }> {
  if (!reviewsEmergencies(actor)) throw new AppError("not_found");
  const [found] = await queryAs(
    actor,
    "SELECT count(*)::int AS open FROM emergency_accesses WHERE clinic_id = current_clinic() AND outcome IS NULL",
    [],
  );
  return emergencyCount.parse(found);
}
