import { z } from "zod";
import { type Actor, auditedAs } from "@/lib/platform/auth/actor";
import { audit } from "@/lib/platform/db/audit";
import { queryAs } from "@/lib/platform/db/scope";
import { PATIENT_COLUMNS, patientRow, toPatientSummary } from "./row";
import type { RecentPatient } from "./schema";

// From the audit log: what this person opened lately, as far as they still may. $1 clinic, $2 user, $3 member.
const RECENT = `
  SELECT (SELECT row_to_json(q) FROM (SELECT ${PATIENT_COLUMNS}) q) AS patient,
    to_char(o.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "openedAt"
  FROM (SELECT e.patient_id, max(e.at) AS at FROM (
      SELECT patient_id, at FROM audit_events WHERE clinic_id = $1::uuid AND actor_id = $2::uuid
        AND action IN ('read', 'write') AND outcome = 'done' AND patient_id IS NOT NULL
      ORDER BY at DESC LIMIT 500) e
    GROUP BY e.patient_id) o
  JOIN patients p ON p.clinic_id = $1::uuid AND p.id = o.patient_id
  WHERE EXISTS (SELECT FROM care_relationships c WHERE c.clinic_id = p.clinic_id AND c.patient_id = p.id
    AND c.member_id = $3::uuid AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now()))
  ORDER BY o.at DESC LIMIT $4`;

const row = z.object({ patient: patientRow, openedAt: z.string() });

/** The patients whose charts this person opened last and may still open, the latest first. */
export async function listRecent(actor: Actor, limit = 8): Promise<RecentPatient[]> {
  const found = await queryAs(actor, RECENT, [actor.clinicId, actor.userId, actor.memberId, limit]);
  await audit({ ...auditedAs(actor), action: "list", part: "patients", outcome: "done" });
  return found.map((one) => {
    const { patient, openedAt } = row.parse(one);
    return { ...toPatientSummary(patient), openedAt };
  });
}
