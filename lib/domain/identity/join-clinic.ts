import type { Role } from "@/lib/platform/auth/sessions";
import type { Tx } from "@/lib/platform/db/scope";
import { AppError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid7";
import { beginPractising } from "./begin-practising";

type Place = {
  clinicId: string;
  userId: string;
  name: string;
  role: Role;
};

/**
 * Gives an account its place in a clinic; a doctor becomes a practitioner. Fails: conflict (belongs to it already).
 */
export async function joinClinic(tx: Tx, { clinicId, userId, name, role }: Place): Promise<void> {
  const memberId = uuid7();
  const made = await tx.$executeRaw`
    INSERT INTO memberships (clinic_id, id, user_id, role)
    VALUES (current_clinic(), ${memberId}::uuid, ${userId}::uuid, ${role}::role) ON CONFLICT (clinic_id, user_id) DO NOTHING`;
  if (made === 0) throw new AppError("conflict", { message: "member_already" });
  if (role === "doctor") await beginPractising(tx, { clinicId, memberId, name });
}
