import { withRegister } from "@/lib/domain/patients/with-chart";
import type { Actor } from "@/lib/platform/auth/actor";
import { requireRegistrar } from "./policy";
import { openInvitation } from "./row";
import type { PatientAccount } from "./schema";

/** Whether a patient has an account of their own, or was asked to make one. Fails: not_found. */
export function getPatientAccount(actor: Actor, patientId: string): Promise<PatientAccount> {
  requireRegistrar(actor);
  return withRegister(actor, patientId, "read", "identity", async ({ tx }) => {
    const [found] = await tx.$queryRaw<{ account: string | null; email: string | null }[]>`
      SELECT u.email AS account, (SELECT t.value FROM patient_telecoms t WHERE t.clinic_id = p.clinic_id AND t.patient_id = p.id
        AND t.system = 'email' ORDER BY t.id LIMIT 1) AS email
      FROM patients p LEFT JOIN memberships m ON m.clinic_id = p.clinic_id AND m.id = p.member_id
      LEFT JOIN users u ON u.id = m.user_id
      WHERE p.clinic_id = current_clinic() AND p.id = ${patientId}::uuid`;
    const invitation = (await openInvitation(tx, "patient_id", patientId)) ?? null;
    return { account: found?.account ?? null, invitation, email: found?.email ?? null };
  });
}
