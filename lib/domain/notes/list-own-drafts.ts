import { displayName } from "@/lib/domain/patients/name";
import { humanNames, patientSummary } from "@/lib/domain/patients/schema";
import { auditListed } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import { type OwnDraft, ownDraft } from "./schema";

// Of patients whom the author still treats: others' charts are closed to them. $1 member, $2 limit.
const DRAFTS = `
  SELECT n.id, json_build_object('id', p.id, 'mrn', p.mrn, 'names', p.names, 'birthDate', p.birth_date, 'gender', p.gender,
      'deceased', p.deceased) AS patient,
    to_char(n.edited_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "editedAt"
  FROM clinical_notes n JOIN patients p ON p.clinic_id = n.clinic_id AND p.id = n.patient_id
  WHERE n.clinic_id = current_clinic() AND n.author_id = $1::uuid AND n.status = 'preliminary' AND n.discarded_at IS NULL
    AND EXISTS (SELECT FROM care_relationships c WHERE c.clinic_id = p.clinic_id AND c.patient_id = p.id
      AND c.member_id = $1::uuid AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now()))
  ORDER BY n.edited_at DESC, n.id DESC LIMIT $2`;

const row = ownDraft.extend({
  patient: patientSummary.omit({ name: true }).extend({ names: humanNames }),
});

/** One's own unsigned notes, the last written first. Each patient shown is audited. */
export async function listOwnDrafts(actor: Actor, limit = 10): Promise<OwnDraft[]> {
  const rows = await queryAs(actor, DRAFTS, [actor.memberId, limit]);
  const drafts = rows.map((one) => {
    const { patient: found, ...rest } = row.parse(one);
    const { names, ...patient } = found;
    return { ...rest, patient: { ...patient, name: displayName(names) } };
  });
  await auditListed(
    actor,
    drafts.map(({ patient }) => patient.id),
    "notes",
  );
  return drafts;
}
