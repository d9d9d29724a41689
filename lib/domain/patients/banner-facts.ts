import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";
import { type BannerFacts, bannerFacts } from "./schema";

// SNOMED CT: pregnant, normal, high-risk, multiple pregnancy; ICD-10: O… and Z33, Z34. No pregnancy lasts 43 weeks: an
// old row that nobody resolved claims nothing.
const PREGNANT = `(c.code IN ('77386006', '72892002', '47200007', '65147003', '237238006') OR c.code ~ '^(O[0-9]|Z3[34])')`;
// HL7 v2-0131 and v3 RoleCode: guardian, mother, father, parent come before any other contact.
const GUARDIANS = `'{GUARD,MTH,NMTH,FTH,NFTH,PRN}'::text[]`;
const STANDS = `coalesce(a.verification_status, '') NOT IN ('entered-in-error', 'refuted')
  AND coalesce(a.clinical_status, 'active') NOT IN ('inactive', 'resolved')`;

const FACTS = `
  SELECT
    (SELECT json_agg(json_build_object('display', a.display, 'reaction', a.reaction, 'criticality', a.criticality) ORDER BY a.id)
     FROM allergy_intolerances a WHERE a.clinic_id = current_clinic() AND a.patient_id = $1::uuid
       AND a.code IS DISTINCT FROM '716186003' AND ${STANDS}) AS allergies,
    coalesce(
      (SELECT json_build_object('by', coalesce(u.name, n.recorded_by_name), 'at', n.created_at) FROM no_known_allergies n
       LEFT JOIN memberships m ON m.clinic_id = n.clinic_id AND m.id = n.recorded_by_id LEFT JOIN users u ON u.id = m.user_id
       WHERE n.clinic_id = current_clinic() AND n.patient_id = $1::uuid AND n.withdrawn_at IS NULL),
      (SELECT json_build_object('by', NULL, 'at', a.recorded_date) FROM allergy_intolerances a
       WHERE a.clinic_id = current_clinic() AND a.patient_id = $1::uuid AND a.code = '716186003' AND ${STANDS} LIMIT 1)
    ) AS "noKnownAllergies",
    (SELECT json_build_object('name', k.name, 'relationshipCode', k.relationship_code, 'relationship', k.relationship, 'phone', k.phone)
     FROM patient_contacts k WHERE k.clinic_id = current_clinic() AND k.patient_id = $1::uuid
     ORDER BY array_position(${GUARDIANS}, k.relationship_code), k.id LIMIT 1) AS contact,
    (SELECT json_build_object('since', c.onset) FROM conditions c
     WHERE c.clinic_id = current_clinic() AND c.patient_id = $1::uuid AND ${PREGNANT}
       AND coalesce(c.clinical_status, 'active') IN ('active', 'recurrence', 'relapse')
       AND coalesce(c.verification_status, '') NOT IN ('entered-in-error', 'refuted')
       AND (c.onset_at IS NULL OR c.onset_at > now() - interval '301 days')
       AND ($2 <> 'patient' OR NOT c.confidential)
     ORDER BY c.onset_at DESC NULLS LAST LIMIT 1) AS pregnancy,
    (SELECT count(*)::int FROM alerts l WHERE l.clinic_id = current_clinic() AND l.patient_id = $1::uuid
       AND l.state = 'open') AS "openAlerts"`;

const row = z.object({
  ...bannerFacts.shape,
  allergies: bannerFacts.shape.allergies.nullable(),
});

/**
 * What the banner warns of, in one statement: allergies or that there are none known, whom to call, pregnancy, alerts. What is
 * withheld from the patient isn't told in this role either.
 */
export async function readBannerFacts(
  tx: Tx,
  patientId: string,
  role: Actor["role"],
): Promise<BannerFacts> {
  const [found] = await tx.$queryRawUnsafe<unknown[]>(FACTS, patientId, role);
  const facts = row.parse(found);
  return { ...facts, allergies: facts.allergies ?? [] };
}
