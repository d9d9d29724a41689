import type { Tx } from "@/lib/platform/db/scope";

/** The members who treat a patient now and can sign in, for what they are to be told. */
export async function treatingMembers(tx: Tx, patientId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT c.member_id AS id FROM care_relationships c
    JOIN memberships m ON m.clinic_id = c.clinic_id AND m.id = c.member_id AND m.state = 'active'
    WHERE c.clinic_id = current_clinic() AND c.patient_id = ${patientId}::uuid
      AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now())`;
  return rows.map(({ id }) => id);
}
