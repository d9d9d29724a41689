import { z } from "zod";
import { PATIENT_COLUMNS, patientRow, toPatientSummary } from "@/lib/domain/patients/row";
import type { PatientSummary } from "@/lib/domain/patients/schema";
import { auditListed } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";

/** A note that waits for its author's signature. */
export type OwnDraft = { id: string; patient: PatientSummary; editedAt: string };

// Of patients whom the author still treats: others' charts are closed to them. $1 member, $2 limit.
const DRAFTS = `
  SELECT n.id, (SELECT row_to_json(q) FROM (SELECT ${PATIENT_COLUMNS}) q) AS patient,
    to_char(n.edited_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "editedAt"
  FROM clinical_notes n JOIN patients p ON p.clinic_id = n.clinic_id AND p.id = n.patient_id
  WHERE n.clinic_id = current_clinic() AND n.author_id = $1::uuid AND n.status = 'preliminary' AND n.discarded_at IS NULL
    AND EXISTS (SELECT FROM care_relationships c WHERE c.clinic_id = p.clinic_id AND c.patient_id = p.id
      AND c.member_id = $1::uuid AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now()))
  ORDER BY n.edited_at DESC, n.id DESC LIMIT $2`;

const row = z.object({ id: z.string(), patient: patientRow, editedAt: z.string() });

/** One's own unsigned notes, the last written first. Each patient shown is audited. */
export async function listOwnDrafts(actor: Actor, limit = 10): Promise<OwnDraft[]> {
  const found = await queryAs(actor, DRAFTS, [actor.memberId, limit]);
  const drafts = found.map((one) => {
    const { patient, ...rest } = row.parse(one);
    return { ...rest, patient: toPatientSummary(patient) };
  });
  await auditListed(
    actor,
    drafts.map(({ patient }) => patient.id),
    "notes",
  );
  return drafts;
}
