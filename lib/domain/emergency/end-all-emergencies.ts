import type { Tx } from "@/lib/platform/db/scope";

/** Ends the charts that a member has open by break-glass, as an administrator; they stay to be reviewed. */
export async function endAllEmergencies(tx: Tx, memberId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE emergency_accesses SET ends_at = now()
    WHERE clinic_id = current_clinic() AND member_id = ${memberId}::uuid AND ends_at > now()`;
}
