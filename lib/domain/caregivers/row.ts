import type { Tx } from "@/lib/platform/db/scope";
import { utc } from "@/lib/platform/db/utc";
import { type Caregiver, caregiver } from "./schema";

/** Can be answered still, by its age; waiting_caregivers says the same. */
export const IN_TIME = "g.created_at > now() - interval '30 days'";
// A minor's own time ends as live_caregivers says it does.
const OVER = `(g.expires_at <= now() OR p.deceased IS NOT NULL OR g.member_id IS NULL AND NOT ${IN_TIME} OR g.until_majority AND
  (p.birth_first IS NULL OR p.birth_first + interval '18 years' <= (now() AT TIME ZONE c.time_zone)::date))`;
const STATE = `CASE WHEN g.ended_at IS NOT NULL THEN 'ended' WHEN ${OVER} THEN 'over'
  WHEN g.member_id IS NULL THEN 'waiting' ELSE 'active' END`;
const ROWS = `SELECT g.id, g.name, g.email, g.relationship, g.scopes, ${STATE} AS state, g.proof, g.until_majority AS "untilMajority",
    ${utc("g.expires_at")} AS "expiresAt", ${utc("g.accepted_at")} AS "acceptedAt", ${utc("g.ended_at")} AS "endedAt", g.version
  FROM caregivers g JOIN patients p ON p.clinic_id = g.clinic_id AND p.id = g.patient_id JOIN clinics c ON c.id = g.clinic_id
  WHERE g.clinic_id = current_clinic() AND g.patient_id = $1::uuid AND ($2::uuid IS NULL OR g.id = $2::uuid)
  ORDER BY g.ended_at DESC NULLS FIRST, g.id DESC`;

/** Who may act for a patient, was asked to or did, those of now first; one alone when its id is given. */
export async function readCaregivers(
  tx: Tx,
  patientId: string,
  id: string | null = null,
): Promise<Caregiver[]> {
  const found = await tx.$queryRawUnsafe<unknown[]>(ROWS, patientId, id);
  return found.map((one) => caregiver.parse(one));
}
