import type { Tx } from "@/lib/platform/db/scope";

/**
 * Ends all that a member treats or is to treat, for a reason that those who read it later see; as an administrator. Gives how
 * many relations ended.
 */
export const endAllCare = (tx: Tx, memberId: string, reason: string): Promise<number> =>
  tx.$executeRaw`
    UPDATE care_relationships SET ends_at = greatest(starts_at, now()), end_reason = ${reason}, version = version + 1
    WHERE clinic_id = current_clinic() AND member_id = ${memberId}::uuid AND (ends_at IS NULL OR ends_at > now())`;
