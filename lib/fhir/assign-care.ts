import type { Tx } from "@/lib/platform/db/scope";

/**
 * Puts patients in the care of a member, and of the bundle's practitioners who are members. A relation that was ever
 * there is left as it is: an ended one doesn't come back with the next import.
 */
export async function writeCare(
  tx: Tx,
  clinicId: string,
  patients: string[],
  { assign, doctors }: { assign: string | null; doctors: string[] },
): Promise<void> {
  if (patients.length === 0 || (!assign && doctors.length === 0)) return;
  await tx.$executeRawUnsafe(
    `INSERT INTO care_relationships (clinic_id, id, patient_id, member_id, reason)
     SELECT $1::uuid, gen_random_uuid(), p.patient_id, member.member_id, 'import'
     FROM unnest($2::uuid[]) AS p (patient_id), (
       SELECT $3::uuid AS member_id WHERE $3::uuid IS NOT NULL
       UNION SELECT member_id FROM practitioners
         WHERE clinic_id = $1::uuid AND id = ANY($4::uuid[]) AND member_id IS NOT NULL
     ) member
     WHERE NOT EXISTS (SELECT FROM care_relationships c
       WHERE c.clinic_id = $1::uuid AND c.patient_id = p.patient_id AND c.member_id = member.member_id)`,
    clinicId,
    patients,
    assign,
    doctors,
  );
}
