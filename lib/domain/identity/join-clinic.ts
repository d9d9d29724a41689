import type { Role } from "@/lib/platform/auth/sessions";
import type { Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";

type Place = {
  clinicId: string;
  userId: string;
  name: string;
  role: Role;
  /** A patient's own chart. */
  patientId: string | null;
};

/**
 * Gives an account its place in a clinic: a doctor becomes a practitioner, a patient gets their own chart. Fails: conflict
 * (belongs to it already, or the chart is somebody's).
 */
export async function joinClinic(
  tx: Tx,
  { clinicId, userId, name, role, patientId }: Place,
): Promise<void> {
  const memberId = uuid7();
  const made = await tx.$executeRaw`
    INSERT INTO memberships (clinic_id, id, user_id, role)
    VALUES (current_clinic(), ${memberId}::uuid, ${userId}::uuid, ${role}::role) ON CONFLICT (clinic_id, user_id) DO NOTHING`;
  if (made === 0) throw new AppError("conflict", { message: "member_already" });
  if (role === "doctor") {
    const row = { clinicId, id: uuid7(), memberId, names: [{ text: name }] };
    await tx.practitioner.createMany({ data: [row] });
  }
  if (!patientId) return;
  const { count } = await tx.patient.updateMany({
    where: { clinicId, id: patientId, memberId: null },
    data: { memberId },
  });
  if (count === 0) throw new AppError("conflict", { message: "chart_has_account" });
}
